// The head of the page, the table of models and the two charts.

function header() {
  const caveat = data.notes.find((note) => note.startsWith('One article'));
  return h('header', { class: 'top', id: 'top' },
    h('p', { class: 'kicker' }, `Summaries under test: ${data.runs.join(', ')}`),
    h('h1', {}, data.headline),
    h('p', { class: 'lede' }, data.lede),
    caveat && h('p', { class: 'caveat' }, caveat));
}

function bounds(values, zero) {
  const all = values.flatMap((v) => [v.mean, v.low, v.high]).filter((v) => v !== null);
  const low = zero ? 0 : Math.min(...all);
  const high = Math.max(...all);
  return high > low ? [low, high] : [low, low + 1];
}

function rangeBar(value, [low, high]) {
  const x = (v) => 2 + 96 * Math.min(1, Math.max(0, (v - low) / (high - low)));
  return s('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    s('line', { class: 'range-track', x1: 2, x2: 98, y1: 5, y2: 5 }),
    value.low !== null && s('line', { class: 'range-line', x1: x(value.low), x2: x(value.high), y1: 5, y2: 5 }),
    s('ellipse', { class: 'range-dot', cx: x(value.mean), cy: 5, rx: 3, ry: 3.4 }));
}

function valueCell(metric, index, scale) {
  const value = metric.values[index];
  const attributes = { 'data-label': metric.title };
  if (value.mean === null) return h('td', attributes, '–');
  const mark = value.best ? 'best' : value.like ? 'like' : null;
  const spoken = value.best ? ', best' : value.like ? ', cannot be told apart from the best' : '';
  const interval = value.low !== null && value.low < value.high;
  return h('td', attributes,
    h('span', { class: mark }, number(value.mean, metric.digits)), h('span', { class: 'sr' }, spoken),
    rangeBar(value, scale),
    interval && h('small', {}, `${number(value.low, metric.digits)} – ${number(value.high, metric.digits)}`));
}

function modelName(index, read) {
  const outcomes = data.outcomes[index];
  const failures = ['refused', 'empty', 'truncated', 'error'].filter((o) => outcomes[o])
    .map((outcome) => `${outcomes[outcome]} ${outcome}`);
  const group = data.groups[index] ? `group ${data.groups[index]} · ` : '';
  return h('th', { scope: 'row' },
    h('button', { class: 'link', type: 'button', onclick: () => read({ model: String(index) }) }, data.models[index]),
    h('small', {}, `${group}${outcomes.ok || 0} ok${failures.length ? `, ${failures.join(', ')}` : ''}`));
}

function modelTable(read) {
  const scales = data.metrics.map((metric) => bounds(metric.values, metric.better !== null));
  const arrow = { high: '↑', low: '↓' };
  const grouped = data.groups.some((group) => group);
  return h('section', { id: 'models', 'aria-labelledby': 'h-models' },
    h('h2', { id: 'h-models' }, 'The models'),
    h('p', { class: 'note' },
      data.articles.length === 1 ? '★ best on this one article, which ranks nothing beyond itself. '
        : '★ best, ≈ cannot be told apart from the best. Bars show the interval over articles. ',
      grouped && `Models that share a group letter cannot be told apart in ${data.primary.replace('_', ' ')}.`),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of models' },
      h('table', { class: 'models' },
        h('caption', { class: 'sr' }, 'Each model with each metric: mean and interval over articles'),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Model'),
          data.metrics.map((metric) => h('th', { scope: 'col', title: metric.about },
            metric.title, ' ', h('span', { 'aria-hidden': 'true' }, arrow[metric.better] || ''),
            h('span', { class: 'sr' }, metric.better ? `, ${metric.better} is better` : ''))))),
        h('tbody', {}, data.models.map((_, index) => h('tr', {}, modelName(index, read),
          data.metrics.map((metric, m) => valueCell(metric, index, scales[m]))))))));
}

const metricNamed = (name) => data.metrics.find((metric) => metric.name === name);

// Round steps of 1, 2 or 5, so that an axis has about four of them.
function niceStep(top) {
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
}

// Labels are moved down until they no longer overlap one that stands already.
function placeLabels(points) {
  const placed = [];
  for (const point of [...points].sort((a, b) => a.y - b.y)) {
    let y = point.y - 9;
    const width = point.name.length * 7.4;
    const left = point.x + 10 + width > 556 ? point.x - 10 - width : point.x + 10;
    while (placed.some((o) => Math.abs(o.y - y) < 15 && left < o.left + o.width && o.left < left + width)) y += 15;
    placed.push({ ...point, left, y, width });
  }
  return placed;
}

function scatter() {
  const across = metricNamed('hallucinations');
  const up = metricNamed('fact_recall');
  if (!across || !up) return null;
  const indices = data.models.map((_, i) => i)
    .filter((i) => across.values[i].mean !== null && up.values[i].mean !== null);
  if (!indices.length) return null;
  const [, most] = bounds(indices.map((i) => across.values[i]), true);
  const step = niceStep(Math.max(most, 0.1));
  const top = step * Math.ceil(Math.max(most, 0.1) / step);
  const acrossTicks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  const x = (v) => 48 + (500 * Math.min(v, top)) / top;
  const [, highest] = bounds(indices.map((i) => up.values[i]), true);
  const upStep = niceStep(Math.max(highest, 0.1));
  const upTop = Math.min(1, upStep * Math.ceil(Math.max(highest, 0.1) / upStep));
  const upTicks = Array.from({ length: Math.round(upTop / upStep) + 1 }, (_, i) => Math.min(1, i * upStep));
  const y = (v) => 340 - (320 * Math.min(v, upTop)) / upTop;
  const points = indices.map((i) => ({ name: data.models[i].slice(0, 24), across: across.values[i],
    up: up.values[i], x: x(across.values[i].mean), y: y(up.values[i].mean) }));
  const spoken = indices.map((i) => `${data.models[i]}: recall ${number(up.values[i].mean, 2)}, ` +
    `${number(across.values[i].mean, 2)} hallucinations per summary`).join('; ');
  return h('figure', {},
    h('h3', {}, 'Telling more, or making up more?'),
    h('p', { class: 'note' }, 'Up: more facts told. Right: more hallucinations per summary. The best place is the upper left.'),
    s('svg', { viewBox: '0 0 560 392', role: 'img', 'aria-label': spoken },
      s('rect', { class: 'corner', x: 48, y: 20, width: 125, height: 80 }),
      s('text', { x: 56, y: 38 }, 'better ↖'),
      upTicks.map((t) => [
        s('line', { class: 'grid', x1: 48, x2: 548, y1: y(t), y2: y(t) }),
        s('text', { x: 40, y: y(t) + 4, 'text-anchor': 'end' }, `${Math.round(t * 100)}%`)]),
      acrossTicks.map((t) => s('text', { x: x(t), y: 360, 'text-anchor': 'middle' }, String(Number(t.toPrecision(3))))),
      s('line', { class: 'axis', x1: 48, x2: 548, y1: 340, y2: 340 }),
      s('line', { class: 'axis', x1: 48, x2: 48, y1: 20, y2: 340 }),
      s('text', { x: 298, y: 384, 'text-anchor': 'middle' }, 'Hallucinations per summary'),
      s('text', { x: 48, y: 10, 'text-anchor': 'start' }, 'Fact recall'),
      points.map((p) => [
        p.across.low !== null && s('line', { class: 'whisker', x1: x(p.across.low), x2: x(p.across.high), y1: p.y, y2: p.y }),
        p.up.low !== null && s('line', { class: 'whisker', x1: p.x, x2: p.x, y1: y(p.up.low), y2: y(p.up.high) })]),
      points.map((p) => s('circle', { class: 'point', cx: p.x, cy: p.y, r: 7 })),
      placeLabels(points).map((p) => s('text', { class: 'name', x: p.left, y: p.y }, p.name))));
}

function kindBars(read) {
  const totals = data.models.map((_, i) =>
    data.kinds.reduce((sum, kind) => sum + (kind.values[i].mean || 0), 0));
  const widest = Math.max(...totals, 1e-9);
  const segment = (kind, i) => {
    const value = kind.values[i];
    const interval = value.low === null ? '' : ` (${number(value.low, 2)} to ${number(value.high, 2)})`;
    const label = `${data.models[i]}: ${number(value.mean, 2)} ${kind.kind} flags per summary${interval}`;
    const button = h('button', { type: 'button', class: kindClass(kind.kind), title: label, 'aria-label': label,
      onclick: () => read({ model: String(i), kind: kind.kind }) });
    button.style.width = `${(100 * value.mean) / widest}%`;
    return button;
  };
  return h('figure', {},
    h('h3', {}, 'What kind of errors?'),
    h('p', { class: 'note' }, 'Flags per summary, of any severity. A click on a colour shows the summaries.'),
    data.kinds.length === 0 ? h('p', {}, 'No summary was flagged.') : [
      h('p', { class: 'legend' }, data.kinds.map((kind) =>
        h('span', {}, h('span', { class: `swatch ${kindClass(kind.kind)}` }), kind.kind))),
      h('div', { class: 'bars' }, data.models.map((name, i) => h('div', { class: 'row' },
        h('b', {}, name), h('span', {}, number(totals[i], 2)),
        h('div', { class: 'track' }, data.kinds.filter((k) => k.values[i].mean).map((k) => segment(k, i)))))),
      h('details', {}, h('summary', {}, 'As numbers'),
        h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Flags per summary by kind' },
          h('table', { class: 'small' },
            h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Model'), data.kinds.map((k) => h('th', { scope: 'col' }, k.kind)))),
            h('tbody', {}, data.models.map((name, i) => h('tr', {}, h('th', { scope: 'row' }, name),
              data.kinds.map((k) => h('td', {}, number(k.values[i].mean, 2)))))))))]);
}

function charts(read) {
  return h('section', { id: 'errors', 'aria-labelledby': 'h-errors' },
    h('h2', { id: 'h-errors' }, 'Facts told, facts made up'),
    h('div', { class: 'charts' }, scatter(), kindBars(read)));
}

function method() {
  return h('section', { id: 'method', class: 'notes', 'aria-labelledby': 'h-method' },
    h('h2', { id: 'h-method' }, 'How to read this'),
    h('ul', {}, data.notes.map((note) => h('li', {}, note))),
    h('details', {}, h('summary', {}, 'What each column means'),
      h('dl', {}, data.metrics.map((metric) => [h('dt', {}, metric.title),
        h('dd', {}, `${metric.about} A cell without a summary: ${metric.treatment}.`)]))),
    h('details', {}, h('summary', {}, 'Signature'),
      h('p', {}, h('code', {}, data.signature)),
      h('dl', {}, Object.entries(data.long_signature).map(([key, value]) =>
        [h('dt', {}, key), h('dd', {}, h('code', {}, String(value)))]))));
}

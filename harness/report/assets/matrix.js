// Facts × models: who misses what. Facts that most models miss come first.

const MATRIX_ROWS = 25;

// article -> fact -> model -> verdict -> the cells that gave it
function tallyVerdicts() {
  const tally = data.articles.map((article) => article.facts.map(() => data.models.map(() => new Map())));
  data.cells.forEach((cell, index) => {
    const facts = tally[cell.article];
    const put = (fact, verdict) => {
      const found = facts[fact][cell.model];
      if (!found.has(verdict)) found.set(verdict, []);
      found.get(verdict).push(index);
    };
    // A cell that failed tells nothing.
    if (['empty', 'refused', 'error'].includes(cell.outcome)) facts.forEach((_, fact) => put(fact, 'omitted'));
    else cell.verdicts.forEach(([fact, verdict]) => put(fact, verdict));
  });
  return tally;
}

function matrixRows(tally) {
  const rows = [];
  data.articles.forEach((article, a) => article.facts.forEach((fact, f) => {
    if (fact.kind === 'never') return;
    const shares = tally[a][f].map((found) => {
      const all = [...found.values()].reduce((sum, cells) => sum + cells.length, 0);
      return all ? (found.get('supported') || []).length / all : null;
    }).filter((share) => share !== null);
    const told = shares.length ? shares.reduce((sum, share) => sum + share, 0) / shares.length : 0;
    const wrong = tally[a][f].reduce((sum, found) => sum + (found.get('contradicted') || []).length, 0);
    rows.push({ article: a, fact: f, told, wrong, key: fact.importance === 'key' ? 1 : 0, cells: tally[a][f] });
  }));
  return rows;
}

function tile(row, model, read) {
  const found = Object.keys(VERDICTS).filter((verdict) => row.cells[model].has(verdict));
  if (!found.length) return h('span', { 'aria-label': 'no verdict' }, '–');
  const size = (verdict) => row.cells[model].get(verdict).length;
  const all = found.reduce((sum, verdict) => sum + size(verdict), 0);
  const worst = ['contradicted', 'omitted', 'vague', 'supported', 'unscored'].find((v) => found.includes(v));
  const spoken = found.map((v) => (found.length > 1 ? `${v} in ${size(v)} of ${all}` : v)).join(', ');
  const statement = data.articles[row.article].facts[row.fact].statement;
  return h('button', { type: 'button', class: 'tile', title: spoken,
    'aria-label': `${data.models[model]}: ${spoken}. ${statement}`,
    onclick: () => read({ model: String(model), article: String(row.article) },
      row.cells[model].get(worst)[0], row.fact) },
  found.map((verdict) => {
    const part = h('i', { class: verdictClass(verdict), 'aria-hidden': 'true' },
      size(verdict) / all >= 0.25 ? VERDICTS[verdict] : '');
    part.style.width = `${(100 * size(verdict)) / all}%`;
    return part;
  }));
}

function matrix(read) {
  const rows = matrixRows(tallyVerdicts());
  if (!rows.length) return null;
  const view = { article: data.articles.length > 1 ? '' : '0', order: 'missed', page: 0 };
  const body = h('tbody', {});
  const position = h('span', { 'aria-live': 'polite' });
  const turn = (step) => () => { view.page += step; draw(); };
  const back = h('button', { type: 'button', class: 'quiet', onclick: turn(-1) }, '← Back');
  const on = h('button', { type: 'button', class: 'quiet', onclick: turn(1) }, 'On →');

  function draw() {
    const kept = rows.filter((row) => view.article === '' || row.article === Number(view.article));
    if (view.order === 'missed') kept.sort((a, b) => a.told - b.told || b.wrong - a.wrong || b.key - a.key);
    const start = view.page * MATRIX_ROWS;
    const shown = kept.slice(start, start + MATRIX_ROWS);
    body.replaceChildren(...shown.map((row) => {
      const article = data.articles[row.article];
      const fact = article.facts[row.fact];
      const about = [view.article === '' && data.articles.length > 1 ? article.title : null,
        fact.importance === 'key' ? 'key fact' : null].filter(Boolean).join(' · ');
      return h('tr', {}, h('th', { scope: 'row' }, fact.statement, about && h('small', {}, ` ${about}`)),
        data.models.map((_, model) => h('td', {}, tile(row, model, read))));
    }));
    position.textContent = `${start + 1}–${start + shown.length} of ${count(kept.length, 'fact')}`;
    back.disabled = view.page === 0;
    on.disabled = start + MATRIX_ROWS >= kept.length;
  }
  const choose = (key) => (value) => { view[key] = value; view.page = 0; draw(); };
  const missed = rows.filter((row) => row.told === 0).length;
  draw();
  return h('section', { id: 'facts', 'aria-labelledby': 'h-facts' },
    h('h2', { id: 'h-facts' }, 'Who misses what'),
    h('p', { class: 'note' }, missed
      ? `${missed} of ${count(rows.length, 'fact')} ${missed === 1 ? 'is' : 'are'} told rightly by no model. `
      : 'Every fact is told rightly by some model. ', 'A tile opens the summary.'),
    h('p', { class: 'legend' }, Object.entries(VERDICTS).filter(([v]) => v !== 'unscored').map(([verdict, sign]) =>
      h('span', {}, h('span', { class: `swatch ${verdictClass(verdict)}` }), `${sign} ${verdict}`))),
    h('div', { class: 'controls' },
      data.articles.length > 1 && selectBox('Article', [['', 'All articles'], ...data.articles.map((a, i) => [String(i), a.title])], '', choose('article')),
      selectBox('Order', [['missed', 'Most missed first'], ['given', 'As in the fact set']], 'missed', choose('order'))),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Facts by model' },
      h('table', { class: 'matrix' },
        h('caption', { class: 'sr' }, 'Verdict on each fact for each model'),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Fact'), data.models.map((m) => h('th', { scope: 'col' }, h('span', {}, m))))),
        body)),
    rows.length > MATRIX_ROWS && h('div', { class: 'pager' }, back, position, on));
}

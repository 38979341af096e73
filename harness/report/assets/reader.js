// The reading room: a filtered, paged list; one summary; its article beside it.

const PAGE = 30;
const SEVERITIES = { high: 3, medium: 2, low: 1 };

function makeReader(review) {
  const filter = { model: '', article: '', kind: '', severity: '', outcome: '', words: '', order: 'article' };
  let kept = [];
  let current = -1;
  let focus = null; // { flag } or { fact }: what is lit in both texts
  const list = h('ol', { 'aria-label': 'Summaries', tabindex: '-1' });
  const position = h('span', { 'aria-live': 'polite' });
  const sheet = h('article', { class: 'sheet', 'aria-label': 'Summary' });
  const source = h('article', { class: 'sheet articlebox', 'aria-label': 'Article', tabindex: '0' });
  const controls = h('div', { class: 'controls', role: 'search', 'aria-label': 'Filters' });
  let page = 0;
  const back = h('button', { type: 'button', class: 'quiet', onclick: () => turn(-1) }, '← Back');
  const on = h('button', { type: 'button', class: 'quiet', onclick: () => turn(1) }, 'On →');

  const flagsOf = (cell) => [...cell.flags, ...review.added(cell)];
  const why = (flag) => (typeof flag.why === 'number' ? data.strings[flag.why] : flag.why);

  function passes(cell) {
    const flagged = flagsOf(cell).some((flag) => (!filter.kind || flag.kind === filter.kind) &&
      (!filter.severity || SEVERITIES[flag.severity] >= SEVERITIES[filter.severity]));
    return (!filter.model || cell.model === Number(filter.model)) &&
      (!filter.article || cell.article === Number(filter.article)) &&
      (!filter.outcome || cell.outcome === filter.outcome) &&
      (!(filter.kind || filter.severity) || flagged) &&
      (!filter.words || cell.summary.toLowerCase().includes(filter.words.toLowerCase()));
  }

  function select() {
    kept = data.cells.map((_, index) => index).filter((index) => passes(data.cells[index]));
    const weight = (index) => data.cells[index].flags.reduce((sum, flag) => sum + SEVERITIES[flag.severity], 0);
    if (filter.order === 'flags') kept.sort((a, b) => weight(b) - weight(a));
    if (filter.order === 'model') kept.sort((a, b) => data.cells[a].model - data.cells[b].model);
    page = 0;
    if (!kept.includes(current)) current = kept.length ? kept[0] : -1;
    page = Math.max(0, Math.floor(kept.indexOf(current) / PAGE));
    focus = null;
    drawList();
    drawSheet();
    announce(`${kept.length.toLocaleString('en')} shown`);
  }

  function status(cell) {
    if (!['ok', 'truncated'].includes(cell.outcome)) return cell.outcome;
    if (!cell.checked) return 'not checked';
    const serious = flagsOf(cell).filter((flag) => flag.severity !== 'low').length;
    const told = cell.verdicts.filter(([fact, verdict]) => verdict === 'supported').length;
    const facts = data.articles[cell.article].facts.filter((fact) => fact.kind !== 'never').length;
    const parts = [serious ? count(serious, 'flag') : 'no serious flag'];
    if (facts) parts.push(`${told} of ${facts} facts`);
    if (cell.outcome === 'truncated') parts.push('truncated');
    return parts.join(' · ');
  }

  function variant(cell) {
    return [cell.prompt && `prompt ${cell.prompt}`, cell.seed !== null && `seed ${cell.seed}`]
      .filter(Boolean).join(', ');
  }

  const drawList = () => keepFocus(list, listItems);
  const drawSheet = () => keepFocus(sheet, bothTexts);

  function listItems() {
    const start = page * PAGE;
    const shown = kept.slice(start, start + PAGE);
    list.replaceChildren(...shown.map((index) => {
      const cell = data.cells[index];
      return h('li', {}, h('button', { type: 'button', class: 'item', 'data-key': `item-${index}`, 'aria-current': index === current ? 'true' : null,
        onclick: () => open(index) },
      h('b', {}, data.models[cell.model]),
      h('span', {}, [data.articles[cell.article].title, variant(cell)].filter(Boolean).join(' · ')),
      h('span', { class: 'status' }, status(cell), review.badge(cell))));
    }));
    position.textContent = kept.length
      ? `${start + 1}–${start + shown.length} of ${kept.length.toLocaleString('en')}` : 'Nothing passes the filters';
    back.disabled = page === 0;
    on.disabled = start + PAGE >= kept.length;
  }

  function turn(step) {
    page += step;
    drawList();
    list.scrollTop = 0;
  }

  function open(index, lit = null) {
    current = index;
    focus = lit;
    page = Math.max(0, Math.floor(kept.indexOf(index) / PAGE));
    drawList();
    drawSheet();
    source.scrollTop = 0;
    if (lit) light(lit, false);
    list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    // What had the focus may be gone; the keys must go on working.
    if (document.activeElement === document.body) sheet.focus({ preventScroll: true });
  }

  // Both texts again, with what is in focus lit.
  function bothTexts() {
    const cell = data.cells[current];
    if (!cell) {
      sheet.replaceChildren(h('p', { class: 'note' }, 'Nothing passes the filters.'));
      source.replaceChildren();
      return;
    }
    const article = data.articles[cell.article];
    const flags = flagsOf(cell);
    const failed = !['ok', 'truncated'].includes(cell.outcome);
    put(sheet,
      h('header', {}, h('h3', {}, data.models[cell.model]),
        h('p', {}, [variant(cell), data.runs.length > 1 && `run ${cell.run}`, status(cell)].filter(Boolean).join(' · '))),
      failed && h('p', { class: 'failure' }, `No summary: ${cell.outcome}. ${cell.error || ''}`),
      h('div', { class: 'prose', id: 'summary-text' }, annotated(cell.summary, summaryRanges(cell, flags), summaryMark)),
      h('div', { class: 'flags' }, flags.map((flag, index) => card(cell, flag, index))),
      review.addForm(cell, sheet, refresh),
      failed || !cell.verdicts.length ? null : factList(cell, article));
    put(source,
      h('header', {}, h('h3', {}, article.title),
        h('p', {}, ['The article', article.published].filter(Boolean).join(', '))),
      h('div', { class: 'prose' }, annotated(article.text, articleRanges(cell, flags), articleMark)));
  }

  function summaryRanges(cell, flags) {
    const ranges = flags.map((flag, index) => ({ at: flag.at, flag, index }));
    const verdict = focus && focus.fact !== undefined && cell.verdicts.find(([fact]) => fact === focus.fact);
    if (verdict && verdict[2]) ranges.push({ at: verdict[2], verdict });
    return ranges;
  }

  function articleRanges(cell, flags) {
    const ranges = flags.map((flag, index) => ({ at: flag.evidence, flag, index })).filter((r) => r.at);
    const verdict = focus && focus.fact !== undefined && cell.verdicts.find(([fact]) => fact === focus.fact);
    if (verdict && verdict[3]) ranges.push({ at: verdict[3], verdict });
    return ranges;
  }

  // Where several overlap, the piece shows the one in focus, else the gravest.
  function front(here) {
    const lit = here.find((r) => (r.flag ? focus && focus.flag === r.index : true));
    const flags = here.filter((r) => r.flag)
      .sort((a, b) => SEVERITIES[b.flag.severity] - SEVERITIES[a.flag.severity]);
    return (lit && (lit.verdict || focus)) ? lit : flags[0];
  }

  // From a fact's words in one text to those in the other.
  function cross(text, name) {
    const mark = text.querySelector(`[data-at="${name}"]`);
    bring(mark);
    mark?.focus({ preventScroll: true });
  }

  function summaryMark(piece, here, start, end) {
    const shown = front(here);
    if (shown.verdict) return h('mark', { class: `fact on ${verdictClass(shown.verdict[1])}`, ...pressed(() => cross(source, 'article')), 'aria-label': `${piece}: ${shown.verdict[1]}`, 'data-at': 'summary' }, piece);
    const ending = here.filter((r) => r.flag && r.to === end).map((r) => r.index + 1);
    const labels = here.filter((r) => r.flag).map((r) => `${r.flag.kind}, ${r.flag.severity}`).join('; ');
    return h('mark', { ...pressed(() => light({ flag: shown.index }, true)),
      class: `${kindClass(shown.flag.kind)} ${shown.flag.severity === 'low' ? 'low' : ''} ${focus && focus.flag === shown.index ? 'on' : ''}`,
      'data-flag': shown.index, 'data-n': ending.length ? ending.join(',') : null,
      'aria-label': `${piece}. Flag ${shown.index + 1}: ${labels}` }, piece);
  }

  function articleMark(piece, here) {
    const shown = front(here);
    if (shown.verdict) return h('mark', { class: `fact evidence on ${verdictClass(shown.verdict[1])}`, ...pressed(() => cross(sheet, 'summary')), 'aria-label': `Evidence: ${piece}`, 'data-at': 'article' }, piece);
    return h('mark', { ...pressed(() => returnTo(shown.index)),
      class: `evidence ${kindClass(shown.flag.kind)} ${focus && focus.flag === shown.index ? 'on' : ''}`,
      'data-evidence': shown.index,
      'aria-label': `Evidence on flag ${shown.index + 1}: ${piece}. Back to the flag` }, piece);
  }

  // Light a flag or fact in both texts; a key press takes the focus to the evidence.
  function light(what, move) {
    focus = what;
    drawSheet();
    const key = what.flag !== undefined ? [`[data-evidence="${what.flag}"]`, `[data-flag="${what.flag}"]`]
      : ['[data-at="article"]', '[data-at="summary"]'];
    const evidence = source.querySelector(key[0]);
    const mark = sheet.querySelector(key[1]);
    bring(mark);
    bring(evidence);
    if (move) (evidence || sheet.querySelector(`.flag[data-card="${what.flag}"]`) || mark)?.focus({ preventScroll: true });
  }

  function returnTo(index) {
    focus = { flag: index };
    drawSheet();
    const mark = sheet.querySelector(`mark[data-flag="${index}"]`);
    bring(mark);
    mark?.focus({ preventScroll: true });
  }

  function card(cell, flag, index) {
    const article = data.articles[cell.article].text;
    const at = flag.evidence && unitsAt(article);
    return h('div', { class: `flag ${kindClass(flag.kind)} ${focus && focus.flag === index ? 'on' : ''} ${review.decisionClass(cell, flag)}`,
      'data-card': index, tabindex: '-1', role: 'group', 'aria-label': `Flag ${index + 1}` },
    h('div', { class: 'meta' }, h('b', {}, `${index + 1} · ${flag.kind}`), h('span', {}, `${flag.severity} severity`),
      h('span', {}, flag.checker), flag.fact && h('span', {}, `fact ${flag.fact}`)),
    h('p', {}, why(flag)),
    at ? [h('blockquote', {}, article.slice(at(flag.evidence[0]), at(flag.evidence[1]))),
      h('div', { class: 'actions' }, h('button', { type: 'button', class: 'quiet', onclick: () => light({ flag: index }, true) }, 'Show in the article'))]
      : h('p', { class: 'hint' }, 'No passage of the article was found on it.'),
    review.buttons(cell, flag, refresh));
  }

  function factList(cell, article) {
    const order = Object.keys(VERDICTS);
    const verdicts = [...cell.verdicts].sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]))
      .filter(([fact, verdict]) => article.facts[fact].kind !== 'never' || verdict === 'contradicted');
    const told = verdicts.filter(([, verdict]) => verdict === 'supported').length;
    return h('details', { open: true }, h('summary', {}, `Facts: ${told} of ${verdicts.length} told`),
      h('ul', { class: 'facts' }, verdicts.map(([fact, verdict, span, evidence, reason]) => h('li', {},
        h('i', { class: verdictClass(verdict), 'aria-hidden': 'true' }, VERDICTS[known(verdict, VERDICTS, 'unscored')]),
        h('div', {},
          span || evidence ? h('button', { type: 'button', class: 'link', 'data-key': `fact-${fact}`, onclick: () => light({ fact }, false) }, article.facts[fact].statement) : article.facts[fact].statement,
          h('small', {}, `${verdict}. ${data.strings[reason]}`))))));
  }

  function refresh() {
    drawList();
    drawSheet();
  }

  function step(by) {
    const at = kept.indexOf(current) + by;
    if (at >= 0 && at < kept.length) {
      sheet.focus({ preventScroll: true });
      open(kept[at]);
    }
    announce(current >= 0 ? `${data.models[data.cells[current].model]}, ${data.articles[data.cells[current].article].title}` : '');
  }

  function stepFlag(by) {
    const cell = data.cells[current];
    const flags = cell ? flagsOf(cell).length : 0;
    if (!flags) return;
    const now = focus && focus.flag !== undefined ? focus.flag : by > 0 ? -1 : 0;
    returnTo((now + by + flags) % flags);
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = { j: () => step(1), k: () => step(-1), n: () => stepFlag(1), p: () => stepFlag(-1),
      Escape: () => focus && focus.flag !== undefined && returnTo(focus.flag),
      ...review.keys(() => data.cells[current], () => flagsOf(data.cells[current])[focus ? focus.flag : -1], refresh) }[event.key];
    if (act) { event.preventDefault(); act(); }
  }

  function drawControls() {
    const change = (key) => (value) => {
      filter[key] = value;
      if (key === 'order') current = -1; // a new order is read from its top
      select();
    };
    const kinds = [...new Set(data.cells.flatMap((cell) => cell.flags.map((flag) => flag.kind)))].sort();
    const outcomes = [...new Set(data.cells.map((cell) => cell.outcome))];
    const all = (text, options) => [['', text], ...options];
    put(controls,
      selectBox('Model', all('All models', data.models.map((m, i) => [String(i), m])), filter.model, change('model')),
      selectBox('Article', all('All articles', data.articles.map((a, i) => [String(i), a.title])), filter.article, change('article')),
      selectBox('Kind of flag', all('Any or none', kinds.map((k) => [k, k])), filter.kind, change('kind')),
      selectBox('Severity', [['', 'Any or none'], ['low', 'Low or above'], ['medium', 'Medium or above'], ['high', 'High']], filter.severity, change('severity')),
      selectBox('Outcome', all('All outcomes', outcomes.map((o) => [o, o])), filter.outcome, change('outcome')),
      selectBox('Order', [['article', 'By article'], ['model', 'By model'], ['flags', 'Most flags first']], filter.order, change('order')),
      field('Words in the summary', h('input', { type: 'search', value: filter.words,
        oninput: (event) => change('words')(event.target.value) })),
      h('button', { type: 'button', class: 'quiet', onclick: () => { reset({}); select(); } }, 'Clear filters'));
  }

  function reset(wanted) {
    Object.assign(filter, { model: '', article: '', kind: '', severity: '', outcome: '', words: '' }, wanted);
    drawControls();
  }

  // From the table, the charts and the matrix: filter, open, light a fact.
  function read(wanted, index, fact) {
    reset(wanted);
    select();
    if (index !== undefined) open(index, fact === undefined ? null : { fact });
    document.getElementById('reader').scrollIntoView();
    sheet.focus({ preventScroll: true });
  }

  sheet.tabIndex = -1;
  drawControls();
  const section = h('section', { id: 'reader', 'aria-labelledby': 'h-reader', onkeydown: keys },
    h('h2', { id: 'h-reader' }, 'Read the summaries'),
    h('p', { class: 'note' }, 'A click on a mark leads to its evidence in the article; a click on the evidence leads back. ',
      h('span', { class: 'hint' }, h('kbd', {}, 'j'), ' ', h('kbd', {}, 'k'), ' next and previous summary, ',
        h('kbd', {}, 'n'), ' ', h('kbd', {}, 'p'), ' flag, ', h('kbd', {}, 'Enter'), ' evidence, ', h('kbd', {}, 'Esc'), ' back')),
    review.bar(refresh),
    controls,
    h('div', { class: 'reader' },
      h('div', { class: 'list' }, h('div', { class: 'pager' }, back, position, on), list), sheet, source));
  return { section, read, start: select };
}

// Adjudication: what a person decides is sent at once, and counts as saved only when the
// server says so. Without a server every part of it is empty.

const NO_REVIEW = {
  added: () => [], badge: () => null, addForm: () => null, decisionClass: () => '',
  buttons: () => null, keys: () => ({}), bar: () => null,
};

function makeReview(settings) {
  if (!settings) return NO_REVIEW;
  let annotator = '';
  let decisions = new Map(); // `${cell} ${flag}` -> accept | reject
  let additions = new Map(); // cell -> flags
  let done = new Set(); // cells read to the end
  let waiting = 0;
  const unsaved = []; // what could not be sent yet, oldest first
  const state = h('span', { 'aria-live': 'polite' }, 'Enter your name to begin.');
  const flagId = (flag) => flag.id;

  async function call(path, body) {
    const response = await fetch(path, body && {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error || response.statusText);
    return answer;
  }

  async function flush() {
    if (waiting) return;
    waiting = 1;
    try {
      while (unsaved.length) {
        await call('annotations', unsaved[0]);
        unsaved.shift();
      }
      state.className = '';
      state.textContent = `Saved at ${new Date().toLocaleTimeString('en-GB')}`;
    } catch (error) {
      state.className = 'unsaved';
      state.textContent = `Not saved: ${error.message}. Trying again.`;
      setTimeout(flush, 3000);
    }
    waiting = 0;
  }

  const note = (event) => { unsaved.push({ annotator, ...event }); apply(event); flush(); };

  const without = (event) => (additions.get(event.cell) || []).filter((f) => f.id !== event.flag);

  function apply(event) {
    if (event.action === 'decide') decisions.set(`${event.cell} ${event.flag}`, event.decision);
    if (event.action === 'done') (event.done ? done.add(event.cell) : done.delete(event.cell));
    if (event.action === 'add') additions.set(event.cell, [...without(event), shown(event)]);
    if (event.action === 'remove') additions.set(event.cell, without(event));
  }

  const shown = (event) => ({ id: event.flag, at: [event.start, event.end], kind: event.kind,
    severity: event.severity, fact: null, checker: annotator, evidence: null, why: event.note || 'Added by a person.', person: true });

  async function enter(name, refresh) {
    try {
      const answer = await call(`annotations?annotator=${encodeURIComponent(name)}`);
      annotator = name;
      decisions = new Map(); additions = new Map(); done = new Set();
      answer.events.forEach(apply);
      state.className = '';
      state.textContent = `${answer.events.length} earlier decisions of ${name} loaded.`;
      refresh();
    } catch (error) {
      state.className = 'unsaved';
      state.textContent = error.message;
    }
  }

  function decide(cell, flag, decision, refresh) {
    if (!annotator || flag.person) return;
    note({ action: 'decide', cell: cell.key, flag: flagId(flag), decision });
    refresh();
  }

  function bar(refresh) {
    const name = h('input', { type: 'text', autocomplete: 'off', maxlength: 40 });
    return h('form', { class: 'reviewbar', onsubmit: (event) => { event.preventDefault(); enter(name.value.trim(), refresh); } },
      field('Your name', name), h('button', { class: 'quiet', type: 'submit' }, 'Begin'), state,
      h('span', { class: 'hint' }, h('kbd', {}, 'a'), ' accept, ', h('kbd', {}, 'r'), ' reject the flag in focus'));
  }

  function buttons(cell, flag, refresh) {
    if (!annotator) return null;
    if (flag.person) {
      return h('div', { class: 'actions' }, h('button', { type: 'button', class: 'quiet',
        onclick: () => { note({ action: 'remove', cell: cell.key, flag: flag.id }); refresh(); } }, 'Take back'));
    }
    const decided = decisions.get(`${cell.key} ${flagId(flag)}`);
    const button = (decision, text) => h('button', { type: 'button', class: 'quiet choice',
      'data-key': `${decision}-${flag.id}`,
      'aria-pressed': String(decided === decision), onclick: () => decide(cell, flag, decision, refresh) }, text);
    return h('div', { class: 'actions' }, button('accept', 'Accept'), button('reject', 'Reject'));
  }

  // The words come from a selection with the mouse, or are typed.
  function addForm(cell, sheet, refresh) {
    if (!annotator || !cell.checked) return null;
    const words = h('input', { type: 'text', required: true });
    const kind = h('select', {}, Object.keys(KINDS).map((k) => h('option', { value: k }, k)));
    const severity = h('select', {}, ['high', 'medium', 'low'].map((v) => h('option', { value: v }, v)));
    const remark = h('input', { type: 'text', maxlength: 2000 });
    let chosen = null;
    const selected = () => {
      const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
      const prose = sheet.querySelector('#summary-text');
      if (!range || range.collapsed || !prose || !prose.contains(range.commonAncestorContainer)) return;
      const before = document.createRange();
      before.selectNodeContents(prose);
      before.setEnd(range.startContainer, range.startOffset);
      const start = codePoints(before.toString());
      chosen = { start, end: start + codePoints(range.toString()), text: range.toString() };
      words.value = chosen.text;
    };
    sheet.onmouseup = selected;
    sheet.onkeyup = (event) => { if (event.key === 'Shift') selected(); };
    const place = () => {
      if (chosen && chosen.text === words.value) return chosen;
      const at = cell.summary.indexOf(words.value);
      if (at < 0 || !words.value) return null;
      const start = codePoints(cell.summary.slice(0, at));
      return { start, end: start + codePoints(words.value), text: words.value };
    };
    const submit = (event) => {
      event.preventDefault();
      const span = place();
      words.setCustomValidity(span ? '' : 'These words do not stand in the summary.');
      if (!words.reportValidity()) return;
      note({ action: 'add', cell: cell.key, flag: `p-${crypto.randomUUID()}`, start: span.start, end: span.end,
        text: span.text, kind: kind.value, severity: severity.value, note: remark.value });
      refresh();
    };
    words.addEventListener('input', () => words.setCustomValidity(''));
    const finished = done.has(cell.key);
    return [h('form', { class: 'addflag', onsubmit: submit, 'aria-label': 'Add a flag that was missed' },
      field('Missed words (select them above)', words), field('Flag as', kind), field('How grave', severity),
      field('Remark', remark), h('button', { class: 'quiet', type: 'submit' }, 'Add flag')),
    h('div', { class: 'actions' }, h('button', { type: 'button', class: 'quiet choice', 'data-key': 'done', 'aria-pressed': String(finished),
      onclick: () => { note({ action: 'done', cell: cell.key, done: !finished }); refresh(); } },
    finished ? 'Reviewed ✓' : 'Mark summary as reviewed'))];
  }

  addEventListener('beforeunload', (event) => { if (unsaved.length) event.preventDefault(); });
  return {
    bar, buttons, addForm,
    added: (cell) => additions.get(cell.key) || [],
    badge: (cell) => (done.has(cell.key) ? ' · reviewed ✓' : null),
    decisionClass: (cell, flag) => {
      const decided = decisions.get(`${cell.key} ${flagId(flag)}`);
      return decided ? `decided-${decided}` : '';
    },
    keys: (cell, flag, refresh) => ({
      a: () => flag() && decide(cell(), flag(), 'accept', refresh),
      r: () => flag() && decide(cell(), flag(), 'reject', refresh),
    }),
  };
}

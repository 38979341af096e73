// Building blocks. Text enters the page through text nodes alone, never as markup.

const data = JSON.parse(document.getElementById('data').textContent);

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(9)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

const h = (tag, properties, ...children) =>
  fill(document.createElement(tag), properties, children);
const s = (tag, properties, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);

const put = (element, ...children) => {
  element.replaceChildren();
  return fill(element, {}, children);
};

const number = (value, digits) => (value === null ? '–' : value.toFixed(digits));
const count = (n, noun) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
const known = (name, table, other) => (Object.hasOwn(table, name) ? name : other);

const VERDICTS = { supported: '●', vague: '◐', contradicted: '✕', omitted: '○', unscored: '?' };
const KINDS = { number: 1, date: 1, party: 1, role: 1, quote: 1, negation: 1, contradiction: 1,
  unsupported: 1, certainty: 1, boilerplate: 1 };
const kindClass = (kind) => `k-${known(kind, KINDS, 'boilerplate')}`;
const verdictClass = (verdict) => `v-${known(verdict, VERDICTS, 'unscored')}`;

// The data count code points; JavaScript counts UTF-16 units. They differ after an emoji.
function unitsAt(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (codePoint) => codePoint;
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return (codePoint) => (codePoint < starts.length ? starts[codePoint] : unit);
}
const codePoints = (text) => Array.from(text).length;

// The text as nodes, cut wherever a range begins or ends. `wrap` makes the element of a
// piece that lies in ranges; pieces outside stay bare text.
function annotated(text, ranges, wrap) {
  const at = unitsAt(text);
  const placed = ranges.map((range) => ({ ...range, from: at(range.at[0]), to: at(range.at[1]) }))
    .filter((range) => range.to > range.from);
  const cuts = [...new Set([0, text.length, ...placed.flatMap((r) => [r.from, r.to])])]
    .filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const piece = text.slice(start, end);
    const here = placed.filter((range) => range.from <= start && range.to >= end);
    return here.length ? wrap(piece, here, start, end) : document.createTextNode(piece);
  });
}

// A click, or Enter or Space, as on a button; for marks that flow with their text.
const pressed = (action) => ({
  role: 'button',
  tabindex: '0',
  onclick: action,
  onkeydown: (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    action(event);
  },
});

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
const bring = (element) => element && element.scrollIntoView({
  block: 'nearest', behavior: reducedMotion.matches ? 'auto' : 'smooth' });

const announcer = h('p', { class: 'sr', 'aria-live': 'polite' });
const announce = (text) => { announcer.textContent = text; };

// Redraws part of the page; the focus returns to the control of the same data-key.
function keepFocus(root, redraw) {
  const key = root.contains(document.activeElement) && document.activeElement.dataset.key;
  redraw();
  if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

let fields = 0;
function field(text, input) {
  input.id = `field-${(fields += 1)}`;
  return h('div', { class: 'field' }, h('label', { for: input.id }, text), input);
}

function selectBox(text, options, chosen, change) {
  return field(text, h('select', { onchange: (event) => change(event.target.value) },
    options.map(([value, name]) => h('option', { value, selected: value === chosen }, name))));
}

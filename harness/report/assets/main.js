// Puts the page together.

function themeButton() {
  const names = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
  let theme = 'auto';
  const button = h('button', { type: 'button', class: 'quiet theme', onclick: () => {
    theme = { auto: 'dark', dark: 'light', light: 'auto' }[theme];
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = names[theme];
  } }, names.auto);
  return button;
}

const review = makeReview(data.review);
const reader = makeReader(review);
const facts = matrix(reader.read);
const links = [['#models', 'Models'], ['#errors', 'Errors'], facts && ['#facts', 'Facts'],
  ['#reader', 'Summaries'], ['#method', 'How to read']].filter(Boolean);
document.getElementById('app').append(
  h('nav', { class: 'bar', 'aria-label': 'Page' }, h('a', { class: 'brand', href: '#top' }, 'harness'),
    links.map(([target, text]) => h('a', { href: target }, text)), themeButton()),
  h('main', { class: 'page' }, header(), modelTable(reader.read), charts(reader.read), facts, reader.section, method()),
  announcer);
reader.start();
document.documentElement.dataset.ready = String(Math.round(performance.now()));

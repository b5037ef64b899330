import { type Content, type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { type Asked, FIELDS, type Field, ORDERS, parametersOf } from './asked.ts';
import type { Choices } from './choices.ts';

const NAMES: Readonly<Record<Field, string>> = {
  topic: 'Topic',
  type: 'Kind',
  level: 'Difficulty',
  audience: 'Audience',
  by: 'Author',
  player: 'Player',
  year: 'Year',
};

/** What to look for, as a form that works without scripts; with them the list follows what is typed. */
export function findForm(asked: Asked, choices: Choices, links: Links): Html {
  const fields = FIELDS.map((field) => select(field, asked[field], choices)).filter((each) => each !== null);
  // The usual order has no value, so that it stays the usual one when words are added or taken away.
  const { sort = '' } = parametersOf(asked);
  const orders = Object.entries({ '': 'Best match, else newest', ...ORDERS }).filter(([order]) => order !== 'best');
  return html`<form class="find" id="find" method="get" action="${links.library()}" role="search">
<div class="search">
<label for="q">Search titles, key points and players</label>
<div class="line"><input id="q" type="search" name="q" value="${asked.q}" maxlength="200" autocomplete="off"
enterkeyhint="search"> <button type="submit">Search</button></div>
</div>
<details class="narrow">
<summary>Filter and sort</summary>
<div class="fields">
${fields}
<label class="wide">Sort by <select name="sort">${orders.map(([order, name]) => option(order, name, order === sort))}</select></label>
</div>
</details>
</form>`;
}

/** The filters that are on, each with a way to take it off. */
export function activeFilters(asked: Asked, choices: Choices, links: Links): Html | null {
  const on = FIELDS.filter((field) => asked[field] !== '');
  if (on.length === 0) return null;
  const chips = on.map((field): Content => {
    const label = choices[field].find(({ value }) => value === asked[field])?.label ?? asked[field];
    const without = links.library(parametersOf({ ...asked, [field]: '', page: 1 }));
    return html`<li><a class="chip on" href="${without}" aria-label="Without ${NAMES[field]}: ${label}">${NAMES[field]}:
${label} <span aria-hidden="true">✕</span></a></li>`;
  });
  return html`<ul class="chips" aria-label="Filters that are on">${chips}</ul>`;
}

function select(field: Field, chosen: string, choices: Choices): Html | null {
  const known = choices[field];
  const missing = chosen !== '' && !known.some(({ value }) => value === chosen);
  if (known.length === 0 && !missing) return null;
  const options = missing ? [{ value: chosen, label: chosen }, ...known] : known;
  return html`<label>${NAMES[field]} <select name="${field}">${option('', 'Any', chosen === '')}${options.map(
    ({ value, label }) => option(value, label, value === chosen),
  )}</select></label>`;
}

function option(value: string, label: string, chosen: boolean): Html {
  return html`<option value="${value}" ${chosen && html`selected`}>${label}</option>`;
}

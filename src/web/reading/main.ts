// What a script adds to the reading page, which is whole without it.
import './reading.css';
import './papers.css';
import { closeContentsOnChoice, followContents } from './contents.js';
import { copyOnPress, followChoices } from './embed-form.js';
import { pinSearch, showToolsBelowTop, stepThroughHits } from './search.js';

/** A marked quote is what the reader came for; without a fragment in the address the browser would stay at the top. */
function showQuote(): void {
  if (!location.search.includes('mark=')) return;
  document.querySelector('mark.quote')?.scrollIntoView({ block: 'center' });
}

const contents = document.querySelector<HTMLDetailsElement>('details.contents');
const hitBar = document.querySelector<HTMLElement>('[data-hit-bar]');
const tools = document.querySelector<HTMLElement>('[data-reading-tools]');
const search = document.querySelector<HTMLFormElement>('form.plan-search');
const searchButton = document.querySelector<HTMLButtonElement>('[data-search-here]');
if (contents) {
  closeContentsOnChoice(contents);
  const list = contents.querySelector<HTMLElement>('.contents-list');
  if (list) followContents(list);
}
if (hitBar) stepThroughHits(hitBar);
if (tools) showToolsBelowTop(tools);
if (search && searchButton) pinSearch(search, searchButton);
const embedForm = document.querySelector<HTMLFormElement>('[data-embed-form]');
const embedCode = document.querySelector<HTMLElement>('[data-embed-code]');
if (embedForm && embedCode) followChoices(embedForm, embedCode);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) copyOnPress(button);
showQuote();

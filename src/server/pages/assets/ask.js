// Sends the question and shows the answer; everything is set as text, never as HTML.
const form = document.querySelector('#ask');
const status = document.querySelector('#status');
const answerPlace = document.querySelector('#answer');

const NOTES = {
  partial: '以下只回答了能够核实的部分。',
  abstained: '规划中没有找到答案。',
  declined: '',
  answered: '',
};

function element(name, text, properties = {}) {
  const node = document.createElement(name);
  node.textContent = text;
  return Object.assign(node, properties);
}

/** The quote and its place in the plan; opened by its mark in the text. */
function citationNode({ id, quote, reference, url }) {
  const details = element('details', '', { id: `citation-${id}` });
  const summary = element('summary', `[${id}] ${reference}`);
  const place = element('p', '');
  place.append(element('a', '在规划全文中查看', { href: url }));
  details.append(summary, element('blockquote', quote), place);
  return details;
}

function openCitation(id) {
  const details = document.querySelector(`#citation-${id}`);
  if (!details) return;
  details.open = true;
  details.querySelector('summary').focus();
}

/** The text with each [1] as a button. */
function textNode(text) {
  const paragraph = element('p', '', { className: 'text' });
  for (const part of text.split(/(\[\d+\])/)) {
    const id = /^\[(\d+)\]$/.exec(part)?.[1];
    if (id === undefined) {
      paragraph.append(part);
      continue;
    }
    const mark = element('button', part, { type: 'button', className: 'mark', title: '查看出处' });
    mark.addEventListener('click', () => openCitation(id));
    paragraph.append(mark);
  }
  return paragraph;
}

function relatedNode(related) {
  const list = element('ul', '');
  for (const { reference, title, url } of related) {
    const entry = element('li', '');
    entry.append(element('a', `${reference} ${title}`, { href: url }));
    list.append(entry);
  }
  return list;
}

function show(answer) {
  const nodes = [textNode(answer.answer)];
  if (answer.citations.length > 0) nodes.push(element('h2', '出处'), ...answer.citations.map(citationNode));
  if (answer.related.length > 0) nodes.push(element('h2', '相近的章节'), relatedNode(answer.related));
  answerPlace.replaceChildren(...nodes);
  answerPlace.hidden = false;
  status.textContent = NOTES[answer.status] ?? '';
}

async function ask(question) {
  status.textContent = '正在查阅规划……';
  answerPlace.hidden = true;
  try {
    const response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ question }),
    });
    const body = await response.json();
    if (response.ok) show(body);
    else status.textContent = body.detail;
  } catch {
    status.textContent = '连接不上服务，请检查网络后再试。';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask(new FormData(form).get('question'));
});

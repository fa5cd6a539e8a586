// What makes report.html sortable and filterable: plain browser JavaScript, embedded, talking to nobody.

/** Runs at the end of the body. Detail rows follow their case row and move with it. */
export const REPORT_SCRIPT = `
'use strict';
const byId = (id) => document.getElementById(id);
const caseRows = [...document.querySelectorAll('tr.case')];
const detailsOf = (row) => byId(row.id + '-details');
const filters = { group: byId('filter-group'), type: byId('filter-type'), style: byId('filter-style'), outcome: byId('filter-outcome') };

function applyFilters() {
  const text = byId('filter-text').value.trim().toLowerCase();
  const fault = byId('filter-fault').value;
  const failedOnly = byId('filter-failed').checked;
  let shown = 0;
  for (const row of caseRows) {
    const { dataset } = row;
    const visible =
      Object.entries(filters).every(([key, select]) => !select || select.value === '' || dataset[key] === select.value) &&
      (fault === '' || dataset.faults.split(' ').includes(fault)) &&
      (!failedOnly || dataset.failed === '1') &&
      dataset.text.includes(text);
    row.hidden = !visible;
    detailsOf(row).hidden = !visible || !row.classList.contains('open');
    if (visible) shown++;
  }
  byId('shown').textContent = shown + ' / ' + caseRows.length + ' 题';
}

function toggle(row, open = !row.classList.contains('open')) {
  row.classList.toggle('open', open);
  row.querySelector('button').setAttribute('aria-expanded', String(open));
  detailsOf(row).hidden = !open;
}

function sortKey(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.sort ?? cell.textContent.trim();
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function compareKeys(a, b) {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh');
}

function sortTable(table, header) {
  const column = [...header.parentElement.cells].indexOf(header);
  const ascending = header.getAttribute('aria-sort') !== 'ascending';
  for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => !row.classList.contains('case-details'));
  const keyed = rows.map((row) => ({ row, key: sortKey(row, column) }));
  keyed.sort((a, b) => (a.key === '' || b.key === '' ? compareKeys(a.key, b.key) : (ascending ? 1 : -1) * compareKeys(a.key, b.key)));
  for (const { row } of keyed) {
    body.append(row);
    if (row.classList.contains('case')) body.append(detailsOf(row));
  }
}

for (const table of document.querySelectorAll('table.sortable')) {
  for (const header of table.tHead.rows[0].cells) {
    header.tabIndex = 0;
    header.addEventListener('click', () => sortTable(table, header));
    header.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sortTable(table, header); }
    });
  }
}
for (const row of caseRows) {
  row.addEventListener('click', (event) => { if (!event.target.closest('a')) toggle(row); });
}
for (const control of document.querySelectorAll('#filters input, #filters select')) control.addEventListener('input', applyFilters);
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('reset', () => setTimeout(applyFilters));
byId('open-all').addEventListener('click', () => {
  const visible = caseRows.filter((row) => !row.hidden);
  const open = visible.some((row) => !row.classList.contains('open'));
  for (const row of visible) toggle(row, open);
});
addEventListener('beforeprint', () => { for (const row of caseRows) if (!row.hidden) toggle(row, true); });
const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
if (target?.classList.contains('case')) { byId('filter-failed').checked = false; toggle(target, true); target.scrollIntoView(); }
applyFilters();
`;

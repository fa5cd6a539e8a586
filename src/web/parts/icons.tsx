// The few line icons of the faces; every one stands beside a word and is hidden from assistive technology.
import type { JSX } from 'preact';

const PATHS = {
  copy: 'M9 9h10v11H9zM5 15V4h10',
  speak: 'M4 10v4h4l5 4V6L8 10zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  stop: 'M7 7h10v10H7z',
  page: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  voice:
    'M12 4a2.500 2.500 0 0 0-2.500 2.500v5a2.500 2.500 0 0 0 5 0v-5A2.500 2.500 0 0 0 12 4zM6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3.500',
  up: 'M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1.2 2.2 2.8L12.500 10H19a1.500 1.500 0 0 1 1.500 1.800l-1.300 6.700A2 2 0 0 1 17.200 20H7',
  down: 'M17 13V4h3v9zM17 13l-4 8c-1.700 0-2.500-1.200-2.200-2.800l.7-4.200H5a1.500 1.500 0 0 1-1.500-1.800l1.300-6.700A2 2 0 0 1 6.800 4H17',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  plus: 'M12 5v14M5 12h14',
  send: 'M5 12h13M12.500 6l6 6-6 6',
  edit: 'M5 19h3.500L19 8.500 15.500 5 5 15.500zM13.500 7l3.500 3.500',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  export: 'M12 4v11M8 8l4-4 4 4M5 14v6h14v-6',
  book: 'M12 6c-2-1.500-4.500-2-8-2v14c3.500 0 6 .5 8 2 2-1.500 4.500-2 8-2V4c-3.500 0-6 .5-8 2zM12 6v14',
  check: 'M5 13l4.500 4.500L19 7',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1.500-1.500',
  again: 'M19 12a7 7 0 1 1-2-5M19 3v5h-5',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

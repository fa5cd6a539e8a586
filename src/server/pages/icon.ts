// The site's icon: a white tree on the green of the header's seal.

export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1b5e46"/><g fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"><path d="M16 27V12M16 20l-6-5M16 17l6-5"/><circle cx="16" cy="9" r="3.600"/><circle cx="9" cy="13.500" r="2.600"/><circle cx="23" cy="11" r="2.600"/></g></svg>`;

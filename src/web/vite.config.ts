// Builds the faces: pages' scripts and styles under hashed names, widget.js and widget-panel.js under stable ones.
import { defineConfig, type Plugin } from 'vite';

/** Scripts that a page loads the classic way: they must stand alone and leave nothing in the global scope. */
const CLASSIC = new Set(['widget', 'display']);
/** Names that other sites and widget.js write down, so they may not change with their content. */
const STABLE = new Set(['widget', 'widget-panel']);

/**
 * Wraps classic entries in a function and gives them the real `import()`: Vite would replace one in the source by a
 * helper that stands in a file of its own.
 * @throws when an entry would need another file
 */
function classicEntries(): Plugin {
  return {
    name: 'classic-entries',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry || !CLASSIC.has(chunk.name)) continue;
        if (chunk.imports.length + chunk.exports.length > 0) {
          const names = [...chunk.imports, ...chunk.exports].join(', ');
          this.error(`${chunk.fileName} is a classic script and cannot import or export: ${names}`);
        }
        chunk.code = `(()=>{${chunk.code.replaceAll('__import__(', 'import(')}})();\n`;
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // The widget's files are asked for from other origins: addresses inside them are relative to themselves.
  base: './',
  plugins: [classicEntries()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    // Preloading would put an inline helper into entries; HTTP/2 and one level of imports make it needless.
    modulePreload: false,
    target: ['chrome107', 'edge107', 'firefox104', 'safari16.4'],
    assetsInlineLimit: 0,
    // The Word library is large, and fetched only by those who export.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      preserveEntrySignatures: 'exports-only',
      input: {
        chat: 'chat/main.tsx',
        reading: 'reading/main.ts',
        display: 'display/main.ts',
        widget: 'widget/main.ts',
        'widget-panel': 'widget/panel.tsx',
      },
      output: {
        entryFileNames: ({ name }) => (STABLE.has(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});

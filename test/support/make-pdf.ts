// A small PDF with a text layer: each line of each page at its place, the characters named by a ToUnicode map.

export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

const utf16 = (char: string): string =>
  Array.from({ length: char.length }, (_, index) => hex(char.charCodeAt(index))).join('');

function toUnicodeMap(characters: readonly string[]): string {
  const rows = characters.map((char, index) => `<${hex(index + 1)}> <${utf16(char)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap end end`;
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Every character is as wide as its size, so a line of n characters is n sizes wide. */
export function makePdf(pages: readonly (readonly PdfText[])[]): Uint8Array {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const codes = new Map(characters.map((char, index) => [char, hex(index + 1)]));
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    stream(toUnicodeMap(characters)),
    ...pages.flatMap((texts, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + index * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      stream(
        texts
          .map(({ x, y, text, size = 12 }) => {
            const glyphs = [...text].map((char) => codes.get(char)).join('');
            return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${glyphs}> Tj ET`;
          })
          .join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offsets.length > 0 ? file.length : 0}\n%%EOF`;
  return new TextEncoder().encode(file);
}

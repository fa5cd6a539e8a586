// Words as a quotation within a Chinese sentence.

const INNER: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

/** In double marks: those within are single ones, and within those double ones again (GB/T 15834-2011). */
export const inQuotationMarks = (words: string): string =>
  `“${words.replace(/[“”‘’]/g, (mark) => INNER[mark] ?? mark)}”`;

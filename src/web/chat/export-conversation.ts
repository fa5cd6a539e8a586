// The open conversation as a file: Markdown at once, Word through a library that is fetched only now.
import type { Exported } from '../conversation/conversation.js';
import { conversationAsMarkdown } from '../conversation/conversation-as-markdown.js';

export type ExportFormat = 'md' | 'docx';

/** File systems forbid these; the rest of a Chinese title may stay. */
const fileName = (title: string, format: ExportFormat): string =>
  `${
    title
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
      .trim()
      .slice(0, 40) || '规划问答'
  }.${format}`;

async function fileOf(conversation: Exported, format: ExportFormat): Promise<Blob> {
  const now = new Date();
  if (format === 'md') {
    return new Blob([conversationAsMarkdown(conversation, now)], { type: 'text/markdown;charset=utf-8' });
  }
  const { conversationAsDocx } = await import('../conversation/conversation-as-docx.js');
  return conversationAsDocx(conversation, now);
}

/** Makes the file and hands it to the browser's downloads. @returns the file's name */
export async function exportConversation(conversation: Exported, format: ExportFormat): Promise<string> {
  const address = URL.createObjectURL(await fileOf(conversation, format));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(conversation.title, format);
  link.click();
  // The download has its own hold on the data after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return link.download;
}

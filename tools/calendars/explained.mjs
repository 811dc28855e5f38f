import { readFileSync, writeFileSync } from 'node:fs';
import { explain, instant } from '@redress/business-time';
import { calendarIn } from './read.mjs';

/**
 * Writes the paragraphs of docs/calendars/explained.md anew: below each question, what the product says today.
 * A spec holds the page against the library.
 * Usage: npm run calendar:explained
 */
const file = 'docs/calendars/explained.md';
const question = /```json\n([^`]*)\n```\n[\s\S]*?(?=\n## |$)/g;

const text = readFileSync(file, 'utf8').replace(question, (_, json) => {
  const { calendar, from, within } = JSON.parse(json);
  const reckoning = calendarIn(`policies/calendars/${calendar}.yaml`).reckon(instant(from), within);
  const paragraphs = ['en', 'zh-CN'].map((language) => `> ${explain(reckoning, language)}`);
  return `\`\`\`json\n${json}\n\`\`\`\n\n${paragraphs.join('\n\n')}\n`;
});
writeFileSync(file, text);

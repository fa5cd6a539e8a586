// GET /api/briefing: the points of a chapter, a topic or for a group of people, as JSON or as a Word document.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import type { Briefing, BriefingScope } from '../../answering/briefing/briefing.js';
import { writeBriefing } from '../../answering/briefing/write-briefing.js';
import { sendDocx } from '../documents/send-docx.js';
import { DOCX_TYPE } from '../drafts/read-draft.js';
import { HttpProblem } from '../problem.js';
import { expectValid } from '../read-body.js';
import type { AppContext, Route } from '../route.js';
import { briefingQuerySchema, briefingSchema } from '../schemas/briefing.js';
import { maskPersonalData } from '../security/mask-personal-data.js';

function scopeOf({ section, topic, audience }: z.infer<typeof briefingQuerySchema>): BriefingScope {
  const scopes: BriefingScope[] = [
    ...(section === undefined ? [] : [{ kind: 'section' as const, id: section }]),
    ...(topic === undefined ? [] : [{ kind: 'topic' as const, topic: maskPersonalData(topic).text }]),
    ...(audience === undefined ? [] : [{ kind: 'audience' as const, audience }]),
  ];
  const [scope] = scopes;
  if (scope && scopes.length === 1) return scope;
  throw new HttpProblem(400, '请在章节（section）、主题（topic）、人群（audience）中选一项。');
}

/** Empty fields of a form are none. */
export async function briefingOf(query: Record<string, string>, { slot }: AppContext): Promise<Briefing> {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''));
  const wanted = expectValid(briefingQuerySchema, given, '?');
  const briefing = await writeBriefing(slot.take().parts, scopeOf(wanted), wanted.points);
  if (briefing) return briefing;
  throw new HttpProblem(
    404,
    wanted.audience === undefined
      ? '规划中没有这个章节，编号见 /api/plan。'
      : '没有为这一人群整理过条目，可以改用主题。',
  );
}

export async function sendBriefing(c: Context, briefing: Briefing): Promise<Response> {
  const [{ reportAsDocx }, { briefingReport }] = await Promise.all([
    import('../documents/report-as-docx.js'),
    import('../documents/briefing-report.js'),
  ]);
  return sendDocx(c, await reportAsDocx(briefingReport(briefing)), `${briefing.title}要点`);
}

export const briefingRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/briefing',
  operation: {
    operationId: 'brief',
    summary: '一键要点：一章、一个主题或面向一类人的要点和目标，逐条有出处',
    query: briefingQuerySchema,
    content: { 'application/json': briefingSchema, [DOCX_TYPE]: z.string().meta({ format: 'binary' }) },
    problems: [400, 403, 404, 429, 500, 503],
  },
  async handler(c) {
    const briefing = await briefingOf(c.req.query(), context);
    const supports = ['application/json', DOCX_TYPE];
    const wanted = accepts(c, { header: 'Accept', supports, default: 'application/json' });
    return wanted === DOCX_TYPE
      ? sendBriefing(c, briefing)
      : c.json(briefing, 200, { 'cache-control': 'no-store', vary: 'Accept' });
  },
});

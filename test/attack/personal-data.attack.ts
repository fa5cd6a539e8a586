// Personal data in many clothes, sent to a running service: how much of it comes back or stays in its files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { PERSONAL_FORMS } from '../support/personal-forms.js';
import { type AttackedService, startService } from './support/attacked-service.js';
import { record } from './support/figures.js';

let service: AttackedService;
beforeAll(async () => {
  service = await startService({ QUESTION_LOG: 'on' });
});
afterAll(() => service?.stop());

it('comes back in no answer, and stays in no log', async () => {
  const forms = PERSONAL_FORMS.filter(({ secret }) => /^\d{11}$/.test(secret));
  let told = 0;
  for (const { text, secret } of forms) {
    const reply = await service.ask(text);
    if (reply.text.includes(secret) || (reply.headers['plan-masked'] === undefined && reply.status === 200)) told++;
  }
  const attack = 'personal data';
  record({ attack, measured: 'mobile numbers not masked', value: told, unit: `of ${forms.length}`, most: 2 });
  const kept = `${service.log()}${readFileSync(join(service.dataDir, 'feedback.db'), 'latin1')}`;
  const left = forms.filter(({ secret }) => kept.includes(secret)).length;
  record({ attack, measured: 'left in log and files', value: left, unit: `of ${forms.length}`, most: 0 });
});

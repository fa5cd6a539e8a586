// `node dist-examples/ask-with-your-model.js "问题"`: the chain with a model of yours, named in the environment.
import { ChatOpenAI } from '@langchain/openai';
import { createAssistant } from 'plan-assistant';
import { createVerifiedChain } from './verified-chain.js';

const question = process.argv[2] ?? '到2030年集成电路产业规模达到多少？';
const assistant = await createAssistant({ models: 'embedded' });
const model = new ChatOpenAI({
  model: process.env['PLAN_CHAT_MODEL'] ?? 'gpt-4.1-mini',
  configuration: { baseURL: process.env['OPENAI_BASE_URL'] },
});
const { text, dropped } = await createVerifiedChain(assistant, model).invoke(question);
process.stdout.write(`${text}\n\n${dropped.length} sentences of the model fell.\n`);
await assistant.close();

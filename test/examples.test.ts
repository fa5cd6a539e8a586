// The examples run: the chain of other people over this package, with a model that lies.
import { AIMessage } from '@langchain/core/messages';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import { createVerifiedChain } from '../examples/verified-chain.js';
import * as library from '../src/library.js';
import { assistant } from './support/plan-assistant.js';

describe('the chain of examples/verified-chain.ts', () => {
  it('lets through what the plan says, with its places, and nothing else of the model', async () => {
    const said = '到2030年，集成电路产业规模达到30亿元。专用装备产业规模达到99亿元。还将新建三座核电站。';
    const chain = createVerifiedChain(assistant, new FakeListChatModel({ responses: [said] }));
    const { text, dropped, check } = await chain.invoke('到2030年各产业规模达到多少？');
    expect(text).toBe('到2030年，集成电路产业规模达到30亿元。[1]');
    expect(dropped.map(({ verdict }) => verdict)).toEqual(['differs', 'not-covered']);
    expect(check.citations[0]?.reference).toBe('第二章第一节（二）');
  });

  it('shows the model the passages of the question, each under its reference', async () => {
    let prompt = '';
    class Listening extends FakeListChatModel {
      override async _generate(...args: Parameters<FakeListChatModel['_generate']>) {
        prompt = args[0].map(({ content }) => String(content)).join('\n');
        return { generations: [{ text: '', message: new AIMessage('') }] };
      }
    }
    await createVerifiedChain(assistant, new Listening({ responses: [''] })).invoke('青年驿站要建几处？');
    expect(prompt).toContain('【第九章第四节（三）】');
    expect(prompt).toContain('青年驿站5处');
  });
});

describe('the package', () => {
  it('exports what examples/README.md names', () => {
    const names = ['PlanRetriever', 'PlanVectorStore', 'checkDraft', 'createAssistant', 'createPlanVerifier'];
    expect(Object.keys(library).sort()).toEqual(names);
  });
});

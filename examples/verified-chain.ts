// A LangChain chain over a plan: retriever, prompt, any chat model, and verification as its last step.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { type Assistant, createPlanVerifier, PlanRetriever, type VerifiedText } from 'plan-assistant';

const PROMPT = ChatPromptTemplate.fromMessages([
  ['system', '只依据下面的规划原文回答，每句只说原文写明的内容，数字照抄。\n\n{passages}'],
  ['human', '{question}'],
]);

/** From a question to the sentences of the model's answer that the plan bears out. */
export function createVerifiedChain(
  assistant: Assistant,
  model: BaseChatModel,
): RunnableSequence<string, VerifiedText> {
  const retriever = new PlanRetriever({ source: assistant, k: 6 });
  const passages = retriever.pipe((documents) =>
    documents.map(({ metadata, pageContent }) => `【${metadata.reference}】${pageContent}`).join('\n\n'),
  );
  return RunnableSequence.from<string, VerifiedText>([
    { question: new RunnablePassthrough<string>(), passages },
    PROMPT,
    model,
    new StringOutputParser(),
    createPlanVerifier(assistant),
  ]);
}

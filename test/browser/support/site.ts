// The real service on a real port, with the built faces and the scripted assistant behind it.
import type { Server } from 'node:http';
import { pino } from 'pino';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createApp } from '../../../src/server/create-app.js';
import { type FeedbackFile, openFeedbackStore } from '../../../src/server/feedback/feedback-store.js';
import { addressOf, listen } from '../../../src/server/listen.js';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from '../../../src/server/security/protection-config.js';
import { builtFaces } from './built-faces.js';
import { createScriptedAssistant, type ScriptedAssistant } from './scripted-assistant.js';

export interface Site {
  /** `http://127.0.0.1:port`, no slash at the end. */
  readonly origin: string;
  readonly assistant: ScriptedAssistant;
  readonly feedback: FeedbackFile;
  close(): Promise<void>;
}

/** Tests ask faster than people do. */
const PATIENT: ProtectionConfig = { ...PROTECTION_DEFAULTS, visitorAsks: 0, totalAsks: 0, visitorReads: 0 };

/** @param slot replaces the scripted assistant, for a service that is still loading */
export async function startSite(
  protection: Partial<ProtectionConfig> = {},
  slot?: AssistantSlot,
  port = 0,
): Promise<Site> {
  const assistant = createScriptedAssistant();
  const feedback = openFeedbackStore(':memory:', { retentionDays: 180 });
  const app = createApp({
    slot: slot ?? AssistantSlot.of(assistant),
    logger: pino({ level: 'silent' }),
    protection: { ...PATIENT, ...protection },
    feedback,
    // An answer from the cache has a new id; here ids follow from questions.
    cache: null,
    webDir: await builtFaces(),
  });
  const server: Server = await listen(app, { port, host: '127.0.0.1', logLevel: 'silent', shutdownMs: 0 });
  return {
    origin: addressOf(server).replace(/\/$/, ''),
    assistant,
    feedback,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

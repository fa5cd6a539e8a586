// The three report files of a run, beside its records.
import { join } from 'node:path';
import { readEnvironmentSettings, readFileSettings } from '../../models/model-settings.js';
import { writeWhole } from '../running/run-store.js';
import type { ScoredRun } from '../scoring/load-scored-run.js';
import type { TokenPrice } from '../scoring/summarize-generation.js';
import { formatHtmlReport } from './html-report.js';
import { formatJunitReport } from './junit-report.js';
import { createRunReport, type RunReport } from './run-report.js';

/** Where `npm start` serves the plan unless PORT and HOST say otherwise. */
export const DEFAULT_PLAN_URL = 'http://127.0.0.1:8787';

/** Prices change more often than runs: those configured when the report is written count. */
function configuredPrice(): TokenPrice | null {
  const { priceInput, priceOutput } = {
    ...readFileSettings('plan.config.json'),
    ...readEnvironmentSettings(process.env),
  };
  return priceInput === undefined || priceOutput === undefined ? null : { input: priceInput, output: priceOutput };
}

/** Writes report.json, report.html and junit.xml and returns what they say. */
export function writeReports({ run, cases }: ScoredRun, options: { readonly planUrl: string | null }): RunReport {
  const report = createRunReport(run.description, cases, configuredPrice());
  const planUrl = options.planUrl ?? run.description.respondent.url ?? DEFAULT_PLAN_URL;
  writeWhole(join(run.directory, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  writeWhole(join(run.directory, 'report.html'), formatHtmlReport(report, { planUrl }));
  writeWhole(join(run.directory, 'junit.xml'), formatJunitReport(report));
  return report;
}

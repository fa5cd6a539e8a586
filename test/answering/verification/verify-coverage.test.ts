// A claim may reword its quotes, but not speak of anything else.
import { describe, expect, it } from 'vitest';
import { verifyCoverage } from '../../../src/answering/verification/verify-coverage.js';

const HOMES = '支持物业、家政服务企业拓展养老服务领域市场，建成一批“物业+养老”“家政+养老”示范企业。';

describe('verifyCoverage', () => {
  it('passes what the quote says in another order and with general words around it', () => {
    expect(verifyCoverage('规划明确，将建成一批物业和家政养老示范企业', [HOMES])).toEqual([]);
    expect(verifyCoverage('物业企业可以拓展养老服务市场', [HOMES])).toEqual([]);
  });

  it('lets one unlucky synonym pass in a sentence that is covered', () => {
    expect(verifyCoverage('扶持物业、家政服务企业拓展养老服务领域市场', [HOMES])).toEqual([]);
  });

  it('reports a claim about something else', () => {
    expect(verifyCoverage('规划建设地铁十号线', [HOMES])).toEqual(['地铁', '号线']);
  });

  it('reports an invention that hides in a long true sentence', () => {
    const claim = '支持物业、家政服务企业拓展养老服务领域市场，由市财政全额承担费用';
    expect(verifyCoverage(claim, [HOMES]).join('')).toContain('承担费用');
  });

  it('reports Latin names and codes that no quote holds', () => {
    expect(verifyCoverage('推进5G-A网络建设', ['推进5G-A网络建设应用'])).toEqual([]);
    expect(verifyCoverage('推进6G-X网络建设', ['推进5G-A网络建设应用'])).toEqual(['6g-x']);
    expect(verifyCoverage('see http://evil.example', [HOMES])).toContain('evil.example');
  });

  it('reports a name that no quote has, however small', () => {
    expect(verifyCoverage('支持历下区物业、家政服务企业拓展养老服务领域市场', [HOMES]).join()).toContain('历下区');
    expect(verifyCoverage('全区支持小区物业企业拓展养老服务领域市场', [HOMES])).toEqual([]);
  });

  it('lets a title be named whole, and does not take its single words for cover', () => {
    const title = ['第二章加快构建现代化产业体系，筑牢实体经济根基'];
    expect(verifyCoverage('现代化产业体系方面，拓展养老服务领域市场', [HOMES], title)).toEqual([]);
    expect(verifyCoverage('低空经济企业拓展养老服务领域市场', [HOMES], title)).toContain('低空经济');
  });

  it('takes the titles above a quote for covered', () => {
    const claim = '生产性服务业方面，建成一批物业养老示范企业';
    expect(verifyCoverage(claim, [HOMES], ['（一）大力发展生产性服务业'])).toEqual([]);
  });

  it('holds nothing against an empty claim', () => {
    expect(verifyCoverage('', [HOMES])).toEqual([]);
  });
});

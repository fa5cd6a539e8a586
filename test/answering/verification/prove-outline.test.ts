// Counts of the plan's units and places in an order: proved by the outline, and by it alone.
import { describe, expect, it } from 'vitest';
import { verifyAgainstPlan } from '../../support/true-claims.js';

const isKept = (text: string, ...quotes: string[]): boolean => verifyAgainstPlan({ text, quotes }).kept;

const FIRST_ROAD = '青岛路西延道路建设工程';
const LAST_CHAPTER = '第十一章  加强党的全面领导，团结奋斗谱写中国式现代化槐荫实践新篇章';
const WINDOWS = '搭建互动交流、创新创业、文化生活等功能的综合服务平台，满足青年多元化需求，打造青年会客厅';

describe('what the outline proves', () => {
  it.each([
    ['规划共十一章。', LAST_CHAPTER],
    ['最后一章是第十一章。', LAST_CHAPTER],
    ['龙头引领产业有四个集群。', '一、聚力发展龙头引领产业'],
    ['第三个是济南华联嘉华商圈。', '3.济南华联嘉华商圈'],
    ['排第一的是青岛路西延道路建设工程。', FIRST_ROAD],
    ['第二个是青年会客厅。', WINDOWS],
  ])('stands: %s', (text, quote) => {
    expect(isKept(text, quote)).toBe(true);
  });

  it.each([
    ['规划共十二章。', LAST_CHAPTER],
    ['最后一章是第十章。', LAST_CHAPTER],
    ['最后一章是加强规划实施监督。', '一、加强党的全面领导'],
    ['龙头引领产业有五个集群。', '一、聚力发展龙头引领产业'],
    ['第二个是济南华联嘉华商圈。', '3.济南华联嘉华商圈'],
    ['第三个是济南和谐商圈。', '3.济南华联嘉华商圈'],
    ['排第一的是纬九路北延道路建设工程。', '纬九路北延道路建设工程'],
    ['青岛路西延道路建设工程规模居第一。', FIRST_ROAD],
    ['第一个是青年会客厅。', WINDOWS],
    ['第二个是京沪会客厅。', WINDOWS],
  ])('falls: %s', (text, quote) => {
    expect(isKept(text, quote)).toBe(false);
  });
});

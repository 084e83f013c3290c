import type { Name } from '../../domains/cases/term-names.contract.ts';

const name = (zh: string, en: string): Name => ({ zh, en });

export const gradeNames: Record<string, Name> = {
  standard: name('普通', 'Standard'),
  silver: name('银卡', 'Silver'),
  gold: name('金卡', 'Gold'),
  key: name('重点', 'Key'),
};

export const sceneNames: Record<string, Name> = {
  home: name('家庭', 'Home'),
  office: name('办公', 'Office'),
  shop: name('商铺', 'Shop'),
  hotel: name('酒店', 'Hotel'),
};

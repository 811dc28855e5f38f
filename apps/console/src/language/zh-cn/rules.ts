import type { Catalogue } from '../catalogue.js';

export const rules: Catalogue['rules'] = {
  version: (version) => `第 ${version} 版`,
  versions: '版本',
  publishedBy: '发布人',
  byFile: '文件',
  edit: '新版本',
  chooseFile: '选择文件',
  reason: '原因',
  reasonHint: '与版本、您的姓名和时间一并保存。',
  publish: '发布该版本',
  publishing: '正在发布……',
};

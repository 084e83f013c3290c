type Texts = Record<string, { zh: string; en: string }>;

/** What is wrong with a line of an import, by its code. */
export const conformanceFields: Texts = {
  not_a_clause_number: {
    zh: '第 {line} 行：条款号应为数字、字母和点，如 5.2.1',
    en: 'Line {line}: a number is digits, letters and dots, such as 5.2.1',
  },
  import_empty: { zh: '没有可导入的条款', en: 'There is no clause to import' },
  import_no_title: { zh: '第 {line} 行：缺少标题', en: 'Line {line}: the title is missing' },
  import_long_title: {
    zh: '第 {line} 行：标题超过 200 字',
    en: 'Line {line}: the title is over 200 characters',
  },
  import_number_repeated: { zh: '第 {line} 行：条款号重复', en: 'Line {line}: the number is there twice' },
  import_number_quoted: {
    zh: '第 {line} 行：条款号须加引号，写成文本',
    en: 'Line {line}: put the number in quotes, as text',
  },
  import_clause_unknown: {
    zh: '第 {line} 行：对应条款不在现行标准中',
    en: 'Line {line}: a clause that the standard in force does not have',
  },
  import_would_replace: {
    zh: '第 {line} 行：该条款已有不同内容；确认替换后再导入',
    en: 'Line {line}: this clause is there with other content; confirm the replacement first',
  },
  import_columns: {
    zh: '第 {line} 行：列应为条款号、标题、对应条款',
    en: 'Line {line}: the columns are number, title, clauses',
  },
  import_not_csv: { zh: '第 {line} 行：不是有效的 CSV', en: 'Line {line}: not valid CSV' },
  import_not_yaml: { zh: '第 {line} 行：不是有效的 YAML', en: 'Line {line}: not valid YAML' },
  import_not_list: {
    zh: '第 {line} 行：应为列表，每项含 number 和 title',
    en: 'Line {line}: a list of entries with number and title is needed',
  },
};

/** Refusals of the matrix, its working papers and frameworks. */
export const conformanceRefusals: Texts = {
  'period.empty': { zh: '期间的结束须晚于开始', en: 'The period must end after it begins' },
  'period.too_long': { zh: '期间不能超过三年', en: 'A period is three years at most' },
  'clause.unknown': { zh: '现行标准没有这一条款', en: 'The standard in force has no such clause' },
  'clause.no_cases': {
    zh: '这一条款的数字不是按案件统计的',
    en: 'The figure of this clause is not one of cases',
  },
  'statement.in_future': { zh: '说明的日期不能晚于今天', en: 'A statement is not for a day to come' },
  'paper.not_found': { zh: '没有此底稿', en: 'There is no such working paper' },
  'paper.changed': {
    zh: '底稿已被他人修改，请刷新后再试',
    en: 'The paper was changed meanwhile; reload and try again',
  },
  'paper.is_draft': { zh: '底稿尚未由编制人签字', en: 'The preparer has not signed this paper yet' },
  'paper.is_prepared': { zh: '编制人已签字，内容不能再改', en: 'The preparer has signed; the text stands' },
  'paper.is_signed': { zh: '底稿已签字定稿，不能再改', en: 'The paper is signed off and stays as it is' },
  'paper.own_review': { zh: '编制人不能复核自己的底稿', en: 'Whoever prepared the paper does not review it' },
  'paper.not_intact': {
    zh: '底稿内容与编制人签字时不一致',
    en: 'The text is not the one that the preparer signed',
  },
  'framework.not_found': { zh: '没有此对照标准或条目', en: 'There is no such framework or row' },
  'framework.evidence_needed': {
    zh: '标为符合须至少对应一条公司条款',
    en: 'Compliant needs at least one clause of ours as evidence',
  },
  'framework.row_changed': {
    zh: '该条目已被他人修改，请刷新后再试',
    en: 'The row was changed meanwhile; reload and try again',
  },
  'framework.import_refused': {
    zh: '未导入：请按行更正后重试',
    en: 'Nothing was imported: mend the named lines and try again',
  },
};

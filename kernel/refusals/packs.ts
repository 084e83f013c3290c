/** What can be wrong at one place of a file of rules: a standard pack, a calendar. */
export const packTexts = {
  yaml_key_twice: { zh: '同一字段写了两次', en: 'This field is given twice' },
  yaml_tab: { zh: '缩进请用空格，不能用制表符', en: 'Indent with spaces, not tabs' },
  yaml_several_documents: { zh: '一个文件只能有一份内容', en: 'One file holds one document' },
  yaml_alias: { zh: '不接受锚点和引用（& 与 *）', en: 'Anchors and aliases (& and *) are not accepted' },
  yaml_tag: { zh: '不接受自定义类型标记（!）', en: 'Type tags (!) are not accepted' },
  yaml_key: { zh: '字段名须为文字', en: 'A field name must be text' },
  yaml_too_deep: { zh: '嵌套过深', en: 'Nested too deeply' },
  yaml_too_large: { zh: '文件超过 {maximum} 个字符', en: 'The file is over {maximum} characters' },
  invalid_key: { zh: '字段名不正确', en: 'The field name is not valid' },
  not_a_key: {
    zh: '代号为小写字母开头的字母、数字、下划线',
    en: 'A key is lower-case letters, digits and underscores',
  },
  not_a_clause_id: {
    zh: '条款号应为“文件代号 条号”，如 S1 2.2',
    en: 'A clause is "document section", such as S1 2.2',
  },
  not_a_document_code: {
    zh: '文件代号为 S0–S3 或 2–4 个大写字母',
    en: 'A document code is S0-S3 or 2-4 capitals',
  },
  value_repeated: { zh: '同一取值写了两次', en: 'The same value is given twice' },
  clause_dates_overlap: {
    zh: '同一条款的生效日期重叠',
    en: 'The effective dates of one clause overlap',
  },
  ends_before_it_starts: { zh: '失效日期早于生效日期', en: 'It ends before it takes effect' },
  limit_caps_another_event: {
    zh: '只能由同一事项的时限封顶',
    en: 'A limit is capped only by one of the same event',
  },
  fallback_is_itself: {
    zh: '备用起算点与起算点相同',
    en: 'The fallback start is the start itself',
  },
  condition_never_fits: {
    zh: '条件自相矛盾，没有案件符合：类别、级别、影响类别只属于投诉，事件等级只属于突发事件',
    en: 'No case fits: category, level and impact class belong to complaints, the grade to incidents',
  },
};

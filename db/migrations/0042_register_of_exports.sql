-- The export of customer data is a processing activity of its own (S3 1-K5).

insert into processing_activities
  (code, module, name_zh, name_en, purpose_zh, purpose_en, basis, fields, retention_zh, retention_en, recipients_zh, recipients_en) values
  ('customer_exports', 'exports', '客户信息导出', 'Export of customer data', '召回通知、监管要求等经批准的用途', 'Recalls, demands of an authority and other approved purposes', 'legal_duty', '{name,phone,other_contact,address,serial}', '文件加密，到期自动删除；申请记录留存', 'Encrypted files, removed when they expire; requests are kept', '申请人，经另一人批准；逐份加密并留痕', 'Who asked, approved by another person; each file sealed and on record');

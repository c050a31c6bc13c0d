/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ignoreConfig: ['all', 'critical', 'rules/recommended', 'rules/strict', 'rules/all'],
  ruleListSplit: 'meta.docs.family',
  ruleDocTitleFormat: 'prefix-name',
  configEmoji: [['recommended', '✅'], ['strict', '🔒']],
};

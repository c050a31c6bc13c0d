import type { GroundedRule } from './create-rule.js';
import noUnknownExport from './no-unknown-export.js';
import noUnknownMember from './no-unknown-member.js';
import noUnknownModule from './no-unknown-module.js';
import noUnknownName from './no-unknown-name.js';

export const rules: Readonly<Record<string, GroundedRule>> = {
  'no-unknown-export': noUnknownExport,
  'no-unknown-member': noUnknownMember,
  'no-unknown-module': noUnknownModule,
  'no-unknown-name': noUnknownName,
};

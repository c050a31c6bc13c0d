import { raceLeftovers } from '../analyses/race-timers.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'raceTimer' | 'raceTimerInside' | 'raceListener', []>({
  name: 'no-race-timer',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow timers and abort listeners in a promise race that stay when the race is over', family: 'leaks', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      raceTimer: 'When another contender of `Promise.{{method}}()` wins, this timer waits on, with everything it holds: keep its handle outside and clear it in a `finally` after the race.',
      raceTimerInside: 'When another contender of `Promise.{{method}}()` wins, the timer that `{{call}}` sets on line {{line}} of {{file}} waits on: nothing can clear it. Use a timeout that takes a signal, or clear the timer in a `finally` after the race.',
      raceListener: 'When another contender of `Promise.{{method}}()` wins, this listener stays on the signal: name it and remove it in a `finally` after the race.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { kind, at, inside, method } of raceLeftovers(pass)) {
        const node = pass.services.tsNodeToESTreeNodeMap.get(at);
        if (inside) {
          const file = inside.getSourceFile() === pass.sourceFile ? 'this file' : `\`${inside.getSourceFile().fileName.replace(/^.*\//, '')}\``;
          context.report({ node, messageId: 'raceTimerInside', data: { method, call: callText(at), line: lineOf(inside), file } });
        } else context.report({ node, messageId: kind === 'timer' ? 'raceTimer' : 'raceListener', data: { method } });
      }
    },
  }),
});

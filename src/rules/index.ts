import type { GroundedRule } from './create-rule.js';
import noBypassedWrapper from './no-bypassed-wrapper.js';
import noClientPerCall from './no-client-per-call.js';
import noContradictoryCondition from './no-contradictory-condition.js';
import noCrashingInput from './no-crashing-input.js';
import noDiscardedResult from './no-discarded-result.js';
import noDoubleRelease from './no-double-release.js';
import noDuplicateHelper from './no-duplicate-helper.js';
import noElidedCode from './no-elided-code.js';
import noFabricatedFallback from './no-fabricated-fallback.js';
import noForeignIdiom from './no-foreign-idiom.js';
import noForeignRegex from './no-foreign-regex.js';
import noImpossibleGuard from './no-impossible-guard.js';
import noImpossibleLookup from './no-impossible-lookup.js';
import noLeakedListener from './no-leaked-listener.js';
import noLeakedResource from './no-leaked-resource.js';
import noLeakedSubscription from './no-leaked-subscription.js';
import noLeakedTimer from './no-leaked-timer.js';
import noLossyJson from './no-lossy-json.js';
import noMismatchedRemoval from './no-mismatched-removal.js';
import noMisreadExit from './no-misread-exit.js';
import noPlaceholderValue from './no-placeholder-value.js';
import noPointlessCatch from './no-pointless-catch.js';
import noRaceTimer from './no-race-timer.js';
import noSplitCharacter from './no-split-character.js';
import noStaleDoc from './no-stale-doc.js';
import noStubImplementation from './no-stub-implementation.js';
import noSwappedArguments from './no-swapped-arguments.js';
import noUnboundedCollection from './no-unbounded-collection.js';
import noUnconsumedBody from './no-unconsumed-body.js';
import noUnheardError from './no-unheard-error.js';
import noUnitMismatch from './no-unit-mismatch.js';
import noUnknownConfigKey from './no-unknown-config-key.js';
import noUnknownConstant from './no-unknown-constant.js';
import noUnknownEnv from './no-unknown-env.js';
import noUnknownEvent from './no-unknown-event.js';
import noUnknownExport from './no-unknown-export.js';
import noUnknownMember from './no-unknown-member.js';
import noUnknownModule from './no-unknown-module.js';
import noUnknownName from './no-unknown-name.js';
import noUnknownOption from './no-unknown-option.js';
import noUnknownPath from './no-unknown-path.js';
import noUnknownProp from './no-unknown-prop.js';
import noUnknownScript from './no-unknown-script.js';
import noUnreadOption from './no-unread-option.js';
import noUnsafePipe from './no-unsafe-pipe.js';
import noUnsettledPromise from './no-unsettled-promise.js';
import noUnsupportedApi from './no-unsupported-api.js';
import noUnusedHandle from './no-unused-handle.js';
import noUnwiredState from './no-unwired-state.js';
import noUseAfterRelease from './no-use-after-release.js';
import noVacuousTest from './no-vacuous-test.js';
import noWrongArguments from './no-wrong-arguments.js';
import noWrongRuntime from './no-wrong-runtime.js';
import requireFieldRelease from './require-field-release.js';
import requireTransactionEnd from './require-transaction-end.js';

export const rules: Readonly<Record<string, GroundedRule>> = {
  'no-bypassed-wrapper': noBypassedWrapper,
  'no-client-per-call': noClientPerCall,
  'no-contradictory-condition': noContradictoryCondition,
  'no-crashing-input': noCrashingInput,
  'no-discarded-result': noDiscardedResult,
  'no-double-release': noDoubleRelease,
  'no-duplicate-helper': noDuplicateHelper,
  'no-elided-code': noElidedCode,
  'no-fabricated-fallback': noFabricatedFallback,
  'no-foreign-idiom': noForeignIdiom,
  'no-foreign-regex': noForeignRegex,
  'no-impossible-guard': noImpossibleGuard,
  'no-impossible-lookup': noImpossibleLookup,
  'no-leaked-listener': noLeakedListener,
  'no-leaked-resource': noLeakedResource,
  'no-leaked-subscription': noLeakedSubscription,
  'no-leaked-timer': noLeakedTimer,
  'no-lossy-json': noLossyJson,
  'no-mismatched-removal': noMismatchedRemoval,
  'no-misread-exit': noMisreadExit,
  'no-placeholder-value': noPlaceholderValue,
  'no-pointless-catch': noPointlessCatch,
  'no-race-timer': noRaceTimer,
  'no-split-character': noSplitCharacter,
  'no-stale-doc': noStaleDoc,
  'no-stub-implementation': noStubImplementation,
  'no-swapped-arguments': noSwappedArguments,
  'no-unbounded-collection': noUnboundedCollection,
  'no-unconsumed-body': noUnconsumedBody,
  'no-unheard-error': noUnheardError,
  'no-unit-mismatch': noUnitMismatch,
  'no-unknown-config-key': noUnknownConfigKey,
  'no-unknown-constant': noUnknownConstant,
  'no-unknown-env': noUnknownEnv,
  'no-unknown-event': noUnknownEvent,
  'no-unknown-export': noUnknownExport,
  'no-unknown-member': noUnknownMember,
  'no-unknown-module': noUnknownModule,
  'no-unknown-name': noUnknownName,
  'no-unknown-option': noUnknownOption,
  'no-unknown-path': noUnknownPath,
  'no-unknown-prop': noUnknownProp,
  'no-unknown-script': noUnknownScript,
  'no-unread-option': noUnreadOption,
  'no-unsafe-pipe': noUnsafePipe,
  'no-unsettled-promise': noUnsettledPromise,
  'no-unsupported-api': noUnsupportedApi,
  'no-unused-handle': noUnusedHandle,
  'no-unwired-state': noUnwiredState,
  'no-use-after-release': noUseAfterRelease,
  'no-vacuous-test': noVacuousTest,
  'no-wrong-arguments': noWrongArguments,
  'no-wrong-runtime': noWrongRuntime,
  'require-field-release': requireFieldRelease,
  'require-transaction-end': requireTransactionEnd,
};

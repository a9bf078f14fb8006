import { concernsContent } from '../evidence/named-places.js';
import { boolean, optional, type ValuesOf } from '../input/shape.js';
import { areUsedByDefault } from './periods.js';
import { aboutContent, FILES_USED, isUsed, otherRoles, type Training, uncoveredIn } from './on-content.js';
import {
  type Answer,
  basis,
  defineRule,
  fail,
  type Objection,
  on,
  opposing,
  pass,
  silent,
  undecided,
  weighAgainst,
} from './rule.js';
import { enumerate } from '../input/words.js';

const options = {
  accept_opt_out: optional(boolean('an opt-out that the customer has to use is enough; default: false')),
};

type Options = ValuesOf<typeof options>;

const ABOUT_OTHER_DATA = 'The statement is about other data and says nothing of prompts and outputs.';

/** Prompts in feedback are prompts too. A statement on feedback never shows that other prompts are spared. */
function judgeFeedback(value: Training, isAccepted: boolean): Answer {
  const used = isAccepted ? 'no' : isUsed(value);
  if (used === 'no')
    return silent('The statement is about feedback and says nothing of other prompts and outputs.');
  if (value.carries_content === undefined)
    return undecided(
      'Feedback is used to train models; the statement does not say whether it carries prompts or outputs.',
    );
  return used === 'yes'
    ? fail('Feedback that carries prompts or outputs is used to train models.')
    : undecided(
        'The statement does not say whether feedback that carries prompts or outputs is used by default.',
      );
}

function judgeContent(value: Training, isAccepted: boolean): Answer {
  const { used, covers } = value;
  if (used === 'always') return fail('Prompts or outputs are used to train models.');
  if (isUsed(value) === 'not-stated')
    return undecided(
      used === 'never'
        ? 'The statement contradicts itself: never used, but used by default.'
        : 'The statement does not say whether training is on or off by default.',
    );
  if (isUsed(value) === 'yes' && !isAccepted)
    return fail('Training is on unless the customer opts out; the policy accepts no opt-out.');
  const open = uncoveredIn(value);
  if (open.length === 0) return pass();
  const uncovered = `The statement does not say that it covers ${enumerate(open)}.`;
  // Like an open list, a promise on prompts alone is part of an answer, and must not spoil a full one next to
  // it.
  return covers === undefined ? undecided(uncovered) : silent(uncovered);
}

const isOptOut = ({ used, default: setting }: Training): boolean => used === 'optional' && setting === 'on';

function judge(value: Training, { accept_opt_out }: Options): Answer {
  const isAccepted = accept_opt_out === true && isOptOut(value);
  switch (aboutContent(value)) {
    case 'other':
      return silent(ABOUT_OTHER_DATA);
    case 'feedback':
    case 'feedback-perhaps':
      return judgeFeedback(value, isAccepted);
    case 'files':
      return isAccepted || isUsed(value) === 'no' ? silent(ABOUT_OTHER_DATA) : undecided(FILES_USED);
    case 'content':
      return judgeContent(value, isAccepted);
  }
}

/** Objections from a wider statement on feedback or files to a promise on prompts and outputs. */
const byFeedbackOrFiles = opposing('training-use', (value, chosen: Options): Objection => {
  return aboutContent(value) === 'content' ? undefined : weighAgainst(judge(value, chosen));
});

const byMonitoringUse = opposing('abuse-monitoring', (value, { accept_opt_out }: Options) => {
  const isAccepted = value.improves_models === 'optional-on' && accept_opt_out === true;
  const isOn = areUsedByDefault(value) && !isAccepted;
  return isOn && concernsContent(value)
    ? fail('Copies kept for abuse monitoring are used to improve models.')
    : undefined;
});

const byOwnDecision = opposing('data-roles', (value) => {
  const role = otherRoles(value, 'content');
  return role === undefined
    ? undefined
    : undecided(
        `For prompts and outputs the provider is ${role}, so it decides itself what they are used for.`,
      );
});

export const noTraining = defineRule({
  id: 'no-training',
  title:
    'By default, prompts and outputs are not used to train or improve models[{accept_opt_out?}, or the customer can opt out]',
  why: 'A provider that uses your data for its own purposes is a controller in its own right, and you need a legal basis for handing the data over.',
  basis: [
    ...basis('GDPR', ['28(3)(a)', '29'], 'requires', 'both'),
    ...basis('GDPR', ['5(1)(b)', '6'], 'needed-for', 'you'),
    ...basis('GDPR', ['28(10)'], 'needed-for', 'vendor'),
  ],
  fix: 'Get the contract clause, for your plan and region, that rules out training on prompts and outputs.',
  question:
    'Are prompts, outputs, files or feedback used to train, fine-tune, evaluate or improve models: by default, per plan, region and edition?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('training-use', judge, { opposedBy: [byFeedbackOrFiles, byMonitoringUse, byOwnDecision] }),
});

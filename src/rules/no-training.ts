import { boolean, optional, type ValuesOf } from '../core/shape.js';
import { basis, defineRule, fail, on, pass, undecided } from './rule.js';

const options = {
  accept_opt_out: optional(boolean('an opt-out that the customer has to use is enough; default: false')),
};

export const noTraining = defineRule({
  id: 'no-training',
  title:
    'Prompts and outputs are not used to train or improve models[{accept_opt_out?}, or the customer can opt out]',
  why: 'Who uses your data for purposes of their own acts as a controller of their own, and you need a ground for handing it over.',
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
  check: on('training-use', (value, { accept_opt_out }: ValuesOf<typeof options>) => {
    const open = (['prompts', 'outputs'] as const).filter((kind) => !value.covers?.includes(kind));
    const uncovered = undecided(`The statement does not say that it covers ${open.join(' and ')}.`);
    // A statement on files or feedback alone is no statement on prompts and outputs, for or against.
    if (value.covers !== undefined && open.length === 2) return uncovered;
    if (value.used === 'never' && value.default === 'on')
      return undecided('The statement contradicts itself: never used, but used by default.');
    if (value.used === 'always') return fail('Prompts or outputs are used to train models.');
    if (value.used === 'optional' && value.default === undefined)
      return undecided('Whether training is on or off by default is not stated.');
    if (value.used === 'optional' && value.default === 'on' && accept_opt_out !== true)
      return fail('Training is on unless the customer opts out; an opt-out is not accepted here.');
    return open.length > 0 ? uncovered : pass();
  }),
});

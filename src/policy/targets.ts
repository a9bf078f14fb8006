import { isSeen } from '../core/claim-time.js';
import type { Model } from '../core/dataset.js';
import type { Subject } from '../core/subject.js';
import type { Rule } from '../rules/rule.js';
import type { Target } from './evidence.js';

/** Whether a model has something of its own to say on what a rule reads. */
const hasOwn = ({ model }: Target, rule: Rule, asOf: string): boolean =>
  model?.claims.some((claim) => rule.reads.includes(claim.attribute) && isSeen(claim, asOf)) ?? false;

/** Whom an entry is asked about when the user asks about a subject. */
export function targetsOf(
  subject: Subject,
  rule: Rule,
  asOf: string,
  idOf: (model: Model) => string,
): Target[] {
  const { provider } = subject;
  const whole: Target = { id: provider.id, provider };
  const models = subject.kind === 'provider' ? provider.models : [subject.model];
  if (subject.kind === 'route') {
    const route: Target = { id: subject.id, provider, model: subject.model, via: subject.host };
    const { hostProvider } = subject;
    if (rule.subject === 'model' || hostProvider === undefined) return [route];
    return [{ id: hostProvider.id, provider: hostProvider }];
  }
  const each = models.map((model): Target => ({ id: idOf(model), provider, model }));
  return rule.subject === 'model' ? each : [whole, ...each.filter((target) => hasOwn(target, rule, asOf))];
}

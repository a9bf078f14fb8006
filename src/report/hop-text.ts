import { familyText } from '../evidence/families.js';
import type { DescribedProvider } from './described-provider.js';
import type { SubjectText } from './report.js';

/** What is known of who runs the model behind a host. */
function upstreamText(host: string, maker: string, upstream: SubjectText['upstream']): string {
  if (upstream === 'maker') return `${host} passes requests on to ${maker}`;
  if (upstream === 'host') return `${host} runs the model itself`;
  return `nothing on file says whether ${host} passes requests on to ${maker}`;
}

/** Who stands at which end of the way to a subject; empty where its provider made it and serves it itself. */
export function hopText(subject: SubjectText, provider: Pick<DescribedProvider, 'name'>): string {
  const { via, upstream, behind = [], madeBy, family } = subject;
  if (family !== undefined) return `an id of ${familyText(family, provider)}, of which nothing is on file`;
  const maker = madeBy?.name ?? provider.name;
  if (via !== undefined)
    return [`served by ${via}`, `model made by ${maker}`, upstreamText(via, provider.name, upstream)].join(
      '; ',
    );
  const passed = behind.map((one) => upstreamText(provider.name, one.name, one.upstream ?? 'maker'));
  const made = madeBy === undefined && passed.length > 0 ? behind[0]?.name : madeBy?.name;
  return made === undefined
    ? ''
    : [`served by ${provider.name}`, `model made by ${made}`, ...passed].join('; ');
}

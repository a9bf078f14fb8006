type Options = Readonly<Record<string, unknown>>;

const NAME = /\{(\w+)\}/g;
const INNERMOST_BRACKET = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]/;

const isSet = (options: Options, name: string): boolean =>
  options[name] !== undefined && options[name] !== null;

const namesIn = (text: string): string[] => Array.from(text.matchAll(NAME), ([brace]) => brace.slice(1, -1));

/**
 * Fills a template of a rule. `{name}` becomes the option's value, lists joined by ", ". `[first|otherwise]`
 * keeps `first` where every option that it names is set, else `otherwise`, else nothing; brackets nest.
 * A name outside brackets whose option is not set stays as it is, so that a bare rule still reads well.
 */
export function fillTemplate(template: string, options: Options): string {
  let text = template;
  while (INNERMOST_BRACKET.test(text))
    text = text.replace(INNERMOST_BRACKET, (_bracket, first: string, otherwise: string | undefined) =>
      namesIn(first).every((name) => isSet(options, name)) ? first : (otherwise ?? ''),
    );
  return text.replace(NAME, (braced, name: string) => {
    if (!isSet(options, name)) return braced;
    const value = options[name];
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

type Options = Readonly<Record<string, unknown>>;

const NAME = /\{(\w+\??)\}/g;
const INNERMOST_BRACKET = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]/;

const isSet = (options: Options, name: string): boolean =>
  options[name] !== undefined && options[name] !== null;

/** Whether the option is set; with a question mark, whether it is set and not false. */
const holds = (options: Options, name: string): boolean =>
  name.endsWith('?')
    ? isSet(options, name.slice(0, -1)) && options[name.slice(0, -1)] !== false
    : isSet(options, name);

const namesIn = (text: string): string[] => Array.from(text.matchAll(NAME), ([brace]) => brace.slice(1, -1));

/**
 * Fills a template of a rule. `{name}` becomes the option's value, lists joined by ", ". `[first|otherwise]`
 * keeps `first` where every option that it names is set, else `otherwise`, else nothing; brackets nest.
 * `{name?}` asks that the option be set and not false, and writes nothing itself.
 * A name outside brackets whose option is not set stays as it is, so that a bare rule still reads well.
 */
export function fillTemplate(template: string, options: Options): string {
  let text = template;
  while (INNERMOST_BRACKET.test(text))
    text = text.replace(INNERMOST_BRACKET, (_bracket, first: string, otherwise: string | undefined) =>
      namesIn(first).every((name) => holds(options, name)) ? first : (otherwise ?? ''),
    );
  return text.replace(NAME, (braced, name: string) => {
    if (name.endsWith('?')) return '';
    if (!isSet(options, name)) return braced;
    const value = options[name];
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

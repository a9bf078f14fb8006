/** A workflow command, as a GitHub runner reads it. */
export interface ReadCommand {
  name: string;
  properties: Record<string, string>;
  message: string;
}

const decodeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const decodeProperty = (text: string): string =>
  decodeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

/** Reads a line as a runner does; undefined if it is not a command and would be printed. */
function commandIn(line: string): ReadCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  const head = line.slice(2, end);
  const space = head.indexOf(' ');
  const list = space < 0 ? [] : head.slice(space + 1).split(',');
  return {
    name: space < 0 ? head : head.slice(0, space),
    properties: Object.fromEntries(
      list.map((pair) => {
        const [key = '', ...value] = pair.split('=');
        return [key, decodeProperty(value.join('='))];
      }),
    ),
    message: decodeData(line.slice(end + 2)),
  };
}

/** The commands in a log that contains nothing else. Throws if a line is not a command. */
export const commandsIn = (log: string): ReadCommand[] =>
  log
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const command = commandIn(line);
      if (command === undefined) throw new Error(`no command: ${JSON.stringify(line.slice(0, 200))}`);
      return command;
    });

import { drawMachine } from '@noillin/contracts';
import type { DocumentedMachine } from './machines';

const INTRODUCTION = `# State machines

Drawn by \`pnpm docs:states\` from the transition tables that run; do not edit. An event that a state does not accept is
answered with 409 \`transition_not_allowed\`, which names the state (\`state\`) and what it accepts (\`allowedActions\`). Every
transition is a compare-and-set: of two that happen at once, one finds the state changed.
`;

const section = ({ machine, about }: DocumentedMachine): string => `
## ${machine.name}

${about}

\`\`\`mermaid
${drawMachine(machine)}
\`\`\`
`;

/** The Markdown page that shows the machines. */
export const statesPage = (machines: readonly DocumentedMachine[]): string =>
  [INTRODUCTION, ...machines.map(section)].join('');

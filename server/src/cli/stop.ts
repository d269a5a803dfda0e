// A reason why a command cannot run, told in one sentence and with exit code 2.

export class Stop extends Error {}

/** A tool that gives code for browsers only some variables of the environment. */
export interface ExposedVariables {
  readonly tool: string;
  readonly package: string;
  /** The object that code reads them from. */
  readonly object: 'process.env' | 'import.meta.env';
  /** The directive of the files that this holds for; every file of the package where there is none. */
  readonly directive?: string;
  readonly prefix: string;
  readonly always: readonly string[];
  readonly config: RegExp;
  /** What in the config may expose more, beside the name of a variable. */
  readonly extends: RegExp;
  readonly source: string;
}

export const EXPOSED_VARIABLES: readonly ExposedVariables[] = [
  {
    tool: 'Vite',
    package: 'vite',
    object: 'import.meta.env',
    prefix: 'VITE_',
    always: ['MODE', 'BASE_URL', 'PROD', 'DEV', 'SSR'],
    config: /^vite\.config\.[cm]?[jt]s$/,
    extends: /envPrefix|\bdefine\s*[:(]|\bdefine\b\s*[,}]|[eE]nv(?:ironment)?(?:Plugin|Compat|Replace)|plugin-env|\.\.\./,
    source: 'https://vite.dev/guide/env-and-mode',
  },
  {
    tool: 'Next.js',
    package: 'next',
    object: 'process.env',
    directive: 'use client',
    prefix: 'NEXT_PUBLIC_',
    always: ['NODE_ENV', 'NEXT_RUNTIME', 'TURBOPACK', 'NEXT_DEPLOYMENT_ID', 'PORT'],
    config: /^next\.config\.[cm]?[jt]s$/,
    extends: /\benv\b\s*(?:[,}(]|:\s*[^{\s])|\benv\s*:\s*\{\s*\.\.\.|DefinePlugin|EnvironmentPlugin|\bdefine\s*:/,
    source: 'https://nextjs.org/docs/app/guides/environment-variables',
  },
];

/**
 * Variables that operating systems, shells, Node, package managers, test runners, continuous integration and hosts set.
 * Sources: https://nodejs.org/api/cli.html#environment-variables-1, https://docs.npmjs.com/cli/using-npm/scripts,
 * https://github.com/watson/ci-info/blob/master/vendors.json, and the hosts' own pages on environment variables.
 */
export const PLATFORM_VARIABLES: ReadonlySet<string> = new Set(
  `PATH HOME USER USERNAME LOGNAME SHELL PWD OLDPWD TERM COLORTERM TZ LANG LANGUAGE EDITOR VISUAL PAGER BROWSER DISPLAY COLUMNS
  LINES TMPDIR TMP TEMP HOST HOSTNAME PORT CI DEBUG COMSPEC WINDIR SYSTEMROOT APPDATA LOCALAPPDATA USERPROFILE PROGRAMDATA
  PROGRAMFILES HOMEDRIVE HOMEPATH MSYSTEM TMUX DYNO INIT_CWD CONTINUOUS_INTEGRATION BUILD_NUMBER RUN_ID TURBOPACK
  INVOCATION_ID NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY PGHOST PGPORT PGUSER
  PGPASSWORD PGDATABASE PGSSLMODE`.split(/\s+/),
);

/** What such names begin with, before an underscore; or the whole name. */
export const PLATFORM_PREFIXES: ReadonlySet<string> = new Set(
  `NODE NPM PNPM YARN BUN DENO NVM VOLTA XDG LC SSH SUDO WSL VSCODE ELECTRON JEST VITEST PLAYWRIGHT CYPRESS NEXT NUXT NITRO
  GITHUB GITLAB CI RUNNER CIRCLE CIRCLECI TRAVIS BUILDKITE JENKINS TEAMCITY BITBUCKET APPVEYOR AZURE SYSTEM AGENT TF CODEBUILD
  DRONE VERCEL NOW NETLIFY RAILWAY RENDER FLY HEROKU AWS LAMBDA GOOGLE GCLOUD GCP K FUNCTION WEBSITE KUBERNETES CF CLOUDFLARE
  WORKERS DOCKER PM2 GIT HOMEBREW ANDROID JAVA PYTHON OTEL`.split(/\s+/),
);

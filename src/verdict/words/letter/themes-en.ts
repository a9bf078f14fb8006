import type { LetterWords } from './letter-words.js';

export const THEMES_EN: LetterWords['themes'] = {
  entity: {
    title: 'Contracting entity',
    question: 'Which legal entity contracts with customers in the EEA for this service, and under which law?',
    closes: 'Its name, register entry and country, with the clause that says so.',
    doesNot: 'A brand name.',
  },
  terms: {
    title: 'Processing terms',
    question:
      'Which terms bind you as processor for this service, in which version, and how are they concluded? Where do they cover Article 28(3)(a) to (h) of the GDPR?',
    closes: 'The document with its date, and a clause for each letter from (a) to (h).',
    doesNot: 'A statement such as “GDPR ready”.',
  },
  roles: {
    title: 'Roles',
    question:
      'For each of prompts, outputs, account data, telemetry and abuse monitoring: do you act as processor or as controller?',
    closes: 'A role for each kind of data, with the clause.',
    doesNot: 'One role for all data together.',
  },
  training: {
    title: 'Training',
    question:
      'Are prompts, outputs, files or feedback used to train, fine-tune, evaluate or improve models: by default, and per plan, region and edition?',
    closes: 'The contract clause for our plan and region.',
    doesNot: 'A blog post, or a setting without a term behind it.',
  },
  places: {
    title: 'Places of storage and inference',
    question:
      'In which countries are content, logs and backups stored, and where does inference run, for each endpoint and with failover included? Is the list complete?',
    closes: 'A complete list for each endpoint, as part of the contract.',
    doesNot: 'Words such as “including” or “global infrastructure”.',
  },
  access: {
    title: 'Access',
    question: 'From which countries, by which entities and for what purposes can the data be accessed?',
    closes: 'A complete list with the purposes and the controls.',
    doesNot: 'Where the servers are, without the places of access.',
  },
  confinement: {
    title: 'Processing within the EEA',
    question: 'Can processing be confined to the EEA, and does the contract guarantee it?',
    closes: 'The clause, with the endpoint or plan that it holds for.',
    doesNot: 'The name of an endpoint.',
    voluntary:
      'Processing within the EEA alone is our own policy; it helps us to do without transfers to third countries.',
  },
  transfers: {
    title: 'Transfers',
    question:
      'For each transfer outside the EEA: which transfer tool, which module of the standard contractual clauses, which exporter and which importer? Can we have the annexes, and your assessment of the law of the destination?',
    closes: 'Annexes I to III filled in, and the assessment or its summary.',
    doesNot: 'That standard contractual clauses are used, without module, parties and annexes.',
  },
  authorities: {
    title: 'Requests of authorities',
    question:
      'Who is your ultimate parent? Which laws of third countries may oblige you or it to disclose data? Do you notify customers, challenge unlawful requests, disclose the least possible, and report on them?',
    closes: 'The written commitment, and the last report.',
    doesNot: 'A general statement without a clause.',
  },
  'sub-processors': {
    title: 'Sub-processors',
    question:
      'Who are the sub-processors? How long ahead are changes announced, and what follows if we object?',
    closes: 'A dated list, the number of days, and the clause on objections.',
    doesNot: 'A description of partners, without names, countries and tasks.',
  },
  retention: {
    title: 'Retention',
    question:
      'How long are content, logs, caches, backups and copies for abuse monitoring kept? Who reads such copies? Can zero retention be had?',
    closes: 'The days for each kind of data, a description of the review, and the clause.',
    doesNot: 'A formula such as “as long as necessary”.',
  },
  deletion: {
    title: 'Deletion and return',
    question:
      'What is deleted or returned at the end of the service and on our instruction, by when, and with backups included?',
    closes: 'The clause, the days, and how deletion is confirmed.',
    doesNot: 'Deletion “on request”, without a number of days.',
  },
  security: {
    title: 'Security, breaches and audit',
    question:
      'Which security measures do you commit to? Which certificates do you hold, for what scope and until when? Within which time do you report a breach of personal data to us? What right of audit do we have?',
    closes: 'The annex on measures, the certificate, the time, and the clause on audits.',
    doesNot: 'A logo or seal, without the certificate.',
    voluntary:
      'A certificate is our own policy; it helps us to see that others have looked at your measures.',
  },
  'ai-act': {
    title: 'AI Act',
    question:
      'For each model: where are the summary of the training content, the copyright policy, the documentation for downstream providers and the name of your authorised representative in the Union? Do you rely on an exemption? Where do you say which duties of the AI Act you meet for this service?',
    closes: 'Links or documents for each model, and the address of the statement.',
    doesNot: 'A claim about all models in general.',
    separate: {
      maker: {
        question:
          'For each model: where are the summary of the training content, the copyright policy, the documentation for downstream providers and the name of the authorised representative in the Union? Does its maker rely on an exemption?',
        closes: 'Links or documents for each model.',
      },
      server: {
        question: 'Where do you say which duties of the AI Act you meet for this service?',
        closes: 'The address of the statement.',
      },
    },
    voluntary: 'A statement on the AI Act is our own policy; it helps us to separate your duties from ours.',
  },
  models: {
    title: 'Models and contact',
    question:
      'Which version answers under each model id, with which context window and at which price? How long ahead is its retirement announced? Who is your contact for data protection?',
    closes: 'The versions, dates and days, the context windows and prices, and a contact.',
    voluntary:
      'What we ask about versions, context windows and prices is our own policy; it helps us to plan our use.',
  },
};

import fc from 'fast-check'

/**
 * Property tests walk the same cases in every run, so that a red run is about the change and not about luck; other walks
 * are taken on purpose: FC_SEED=$RANDOM npm test -- test/domain
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) })

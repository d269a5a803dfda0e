// Nothing that a test starts keeps anything in the cache folder of whoever runs it.

process.env.OPMODEL_NO_CACHE = '1'

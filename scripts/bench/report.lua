-- wrk's report as one line of JSON
done = function(summary, latency, requests)
  local e = summary.errors
  print(string.format(
    '{"perSecond":%.3f,"p50":%.4f,"p99":%.4f,"requests":%d,"failed":%d}',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, e.connect + e.read + e.write + e.status + e.timeout))
end

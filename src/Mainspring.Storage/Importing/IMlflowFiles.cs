namespace Mainspring.Storage.Importing;

/// <summary>Where an MLflow server kept files: a folder of this machine, or an object store.</summary>
internal interface IMlflowFiles
{
    /// <summary>The files below a place, in any order; null when it is no place of this kind. A place without files is an empty one.</summary>
    /// <param name="uri">The place as MLflow's database names it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ImportRefusedException">The place is there, but cannot be read.</exception>
    IAsyncEnumerable<KeptFile>? Below(string uri, CancellationToken cancellation);
}

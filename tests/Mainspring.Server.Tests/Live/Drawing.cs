namespace Mainspring.Server.Tests.Live;

/// <summary>What a <see cref="DrawingComponent"/> draws, and a count of the components that are alive.</summary>
public sealed class Drawing
{
    private int _alive;

    public int Number { get; set; }

    public int Drawn { get; private set; }

    public int Alive => _alive;

    public void Began()
    {
        Drawn++;
        _alive++;
    }

    public void Ended() => _alive--;
}
